package org.tenprint.notification.domain;

import java.time.Instant;
import java.util.Optional;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.PersonName;

/**
 * Something that happened to a booking, as the log has it.
 *
 * @param event what happened
 * @param where it stands
 * @param source canonical name of who reported it; empty where a system did
 * @param known under what it came to be known; empty where that was not kept
 */
public record Happening(CaseEvent event, LogAddress where, String source, Optional<Known> known) {
  /** One person under any spelling is one source. */
  public Happening {
    source = PersonName.canonical(source);
  }

  /**
   * When an event was read, and the rules of then.
   *
   * @param at the instant
   * @param offset the instruments topic up to here (exclusive) was known
   */
  public record Known(Instant at, long offset) {}

  /** The same, as it came to be known. */
  public Happening knownAt(Instant at, long offset) {
    return new Happening(event, where, source, Optional.of(new Known(at, offset)));
  }

  /** Whether a person reviewed. */
  public boolean review() {
    return event instanceof CaseEvent.Reviewed;
  }

  /**
   * Whether it tells nobody of the person, whatever was recorded before it: what is held is decided
   * with every event, and with these it is kept back.
   */
  public boolean keepsBack() {
    return event instanceof CaseEvent.PersonProtected
        || event instanceof CaseEvent.Expunged
        || event instanceof CaseEvent.Misidentified;
  }
}
