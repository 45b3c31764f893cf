package org.tenprint.biometric.domain;

import java.util.List;
import java.util.UUID;

/**
 * What is needed of a booking to answer it.
 *
 * @param bookingId whose prints
 * @param at where the booking stands in its topic
 * @param retained whether they are to be enrolled
 * @param prints in the booking's order
 */
public record CapturedPrints(
    UUID bookingId, LogAddress at, boolean retained, List<CapturedPrint> prints) {
  public CapturedPrints {
    prints = List.copyOf(prints);
  }
}
