package org.tenprint.policy.fact;

/**
 * The places of a booking.
 *
 * @param controlling of the agency in control of the case
 * @param arresting of the agency that arrested
 * @param booking of the agency that booked
 */
public record Places(Place controlling, Place arresting, Place booking) {

  /** One of them. */
  public Place at(PlaceKind kind) {
    return switch (kind) {
      case CONTROLLING -> controlling;
      case ARRESTING -> arresting;
      case BOOKING -> booking;
    };
  }
}
