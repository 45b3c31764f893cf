package org.tenprint.notification.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * What a step withheld, though no rule says so, or because the identification failed: it stands,
 * and is work for people.
 *
 * @param booking the booking's id
 * @param at when
 * @param kinds NO_RULE, ERROR
 * @param office code of the responsible field office; empty where an earlier version kept it
 */
public record WithheldWork(
    String booking, Instant at, SortedSet<String> kinds, Optional<String> office) {
  /** Copies. */
  public WithheldWork {
    kinds = new TreeSet<>(kinds);
    office = Objects.requireNonNullElse(office, Optional.empty());
  }

  /**
   * The work that a step opens: of each disposition that it makes, whatever it makes after it. Of a
   * protected person it is a stranger's: who is not on the list, where everybody else is, would be
   * known by that.
   */
  public static Optional<WithheldWork> of(Step step) {
    SortedSet<String> kinds = new TreeSet<>();
    for (Disposition made : step.made().shown()) {
      if (isWork(made)) {
        kinds.add(made.reason().name());
      }
    }
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WithheldWork(
                step.before().booking(),
                step.moment().at(),
                kinds,
                Optional.of(Case.office(step.next().file()))));
  }

  private static boolean isWork(Disposition made) {
    return made.outcome() == Outcome.WITHHELD
        && (made.reason() == Reason.NO_RULE || made.reason() == Reason.ERROR);
  }

  /** Where it stands: in order of time. */
  public String key() {
    return bound(at) + "/" + booking;
  }

  /** Whether what stands there is of that booking. */
  public static boolean of(String key, String booking) {
    return key.endsWith("/" + booking);
  }

  /** Whether what stands there, and all that stands after it, is later than an instant. */
  public static boolean after(String key, Instant instant) {
    String bound = bound(instant);
    return !key.startsWith(bound) && key.compareTo(bound) > 0;
  }

  /** Stands after all that is before an instant, and before all else. */
  public static String bound(Instant instant) {
    return String.format(Locale.ROOT, "%019d", ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }
}
