package org.tenprint.notification.domain;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Expungement.Act;

/**
 * A finding on whose prints a booking's are: proposed by one examiner, an order once another
 * approved it, and nothing any more where the first withdrew it before.
 *
 * @param id its own
 * @param matter what is ordered
 * @param proposed by whom and when
 * @param approved by whom and when; empty while it is open
 * @param withdrawn by whom and when; never of an order
 */
public record Reassignment(
    UUID id, Matter matter, Act proposed, Optional<Act> approved, Optional<Act> withdrawn) {
  /**
   * What is ordered.
   *
   * @param booking whose identification counts no more
   * @param person whose prints they are; empty where they are nobody's, and enrolled no more
   * @param citation the finding it rests on, for a person
   */
  public record Matter(UUID booking, Optional<Person> person, String citation) {}

  /** Somebody, without naming a subject. */
  public sealed interface Person {}

  /** By a number that a reassignment gave. */
  public record Numbered(UUID number) implements Person {}

  /** By the booking as which they were enrolled first. */
  public record FirstBooked(UUID booking) implements Person {}

  /** The same, approved. */
  public Reassignment approved(Act act) {
    return new Reassignment(id, matter, proposed, Optional.of(act), Optional.empty());
  }

  /** The same, withdrawn. */
  public Reassignment withdrawn(Act act) {
    return new Reassignment(id, matter, proposed, Optional.empty(), Optional.of(act));
  }

  /** Whether it waits for an approval. */
  public boolean open() {
    return approved.isEmpty() && withdrawn.isEmpty();
  }
}
