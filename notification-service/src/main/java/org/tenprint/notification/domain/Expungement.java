package org.tenprint.notification.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An order to forget a booking: proposed by one custodian, an order once another approved it, and
 * nothing any more where the first withdrew it before.
 *
 * @param id its own
 * @param matter what is ordered
 * @param proposed by whom and when
 * @param approved by whom and when; empty while it is open
 * @param withdrawn by whom and when; never of an order
 */
public record Expungement(
    UUID id, Matter matter, Act proposed, Optional<Act> approved, Optional<Act> withdrawn) {
  /**
   * What is ordered.
   *
   * @param booking whose person is to be forgotten
   * @param number under which the agency has it, where that was said
   * @param order the order's own number; empty once it is forgotten too
   * @param citation the legal basis, for a person
   */
  public record Matter(
      UUID booking, Optional<Number> number, Optional<String> order, String citation) {}

  /** A booking's number: ORI of its agency, and TCN. */
  public record Number(String ori, String tcn) {}

  /** What a person did. */
  public record Act(String by, Instant at) {}

  /** The same, approved. */
  public Expungement approved(Act act) {
    return new Expungement(id, matter, proposed, Optional.of(act), Optional.empty());
  }

  /** The same, withdrawn. */
  public Expungement withdrawn(Act act) {
    return new Expungement(id, matter, proposed, Optional.empty(), Optional.of(act));
  }

  /** Whether it waits for an approval. */
  public boolean open() {
    return approved.isEmpty() && withdrawn.isEmpty();
  }

  /** The same without what goes with the person. */
  public Expungement withoutOrder() {
    Matter left =
        new Matter(matter.booking(), matter.number(), Optional.empty(), matter.citation());
    return new Expungement(id, left, proposed, approved, withdrawn);
  }
}
