package org.tenprint.notification.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * That a booking be forgotten.
 *
 * @param booking whose person is to be forgotten
 * @param number under which the agency has it, where that was said
 * @param order the order's own number; empty once it is forgotten too
 * @param citation the legal basis, for a person
 */
public record Expungement(
    UUID booking, Optional<Number> number, Optional<String> order, String citation)
    implements TwoPersonOrder.Matter {
  /** A booking's number: ORI of its agency, and TCN. */
  public record Number(String ori, String tcn) {}

  /** The same without what goes with the person. */
  public Expungement withoutOrder() {
    return new Expungement(booking, number, Optional.empty(), citation);
  }
}
