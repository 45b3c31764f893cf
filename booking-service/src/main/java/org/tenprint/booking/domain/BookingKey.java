package org.tenprint.booking.domain;

/**
 * What makes a booking this one and no other.
 *
 * @param ori ORI of the booking agency
 * @param tcn its transaction control number
 */
public record BookingKey(String ori, String tcn) {
  @Override
  public String toString() {
    return ori + "/" + tcn;
  }
}
