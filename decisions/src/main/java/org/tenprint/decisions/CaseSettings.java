package org.tenprint.decisions;

import java.time.Duration;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.events.notification.CaseStep;

/**
 * How the deciding service is set; each step of a case states it.
 *
 * @param holdDeadline how long a hold waits for people before it expires, in whole seconds, as
 *     steps keep it
 * @param pushed recipients reached by a push, such as {@code agency:MA0130100}; in a step those,
 *     too, to whom nothing could be written then, or that it was not to tell
 */
public record CaseSettings(Duration holdDeadline, SortedSet<String> pushed) {
  /** Copies, and cuts off what steps do not keep. */
  public CaseSettings {
    holdDeadline = Duration.ofSeconds(holdDeadline.toSeconds());
    pushed = new TreeSet<>(pushed);
  }

  /** The same where these, too, are reached by a push. */
  public CaseSettings pushing(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(pushed);
    all.addAll(more);
    return new CaseSettings(holdDeadline, all);
  }

  /** As a step states it. */
  public static CaseSettings of(CaseStep step) {
    return new CaseSettings(
        Duration.ofSeconds(step.getHoldDeadlineSeconds()), new TreeSet<>(step.getPushed()));
  }
}
