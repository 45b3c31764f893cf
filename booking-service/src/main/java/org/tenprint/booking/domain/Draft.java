package org.tenprint.booking.domain;

import java.util.List;
import java.util.Optional;

/**
 * A submission as it was sent, whatever the door: text, not judged, each value with its place.
 *
 * @param transaction who submits what, and when the subject was booked
 * @param person what is said of the subject
 * @param history charges and convictions
 * @param retention {@code SEARCH_ONLY} or {@code ENROL}
 * @param fingers prints and missing fingers
 * @param noted what the reader found already: fields that could not be read, unknown fields
 */
public record Draft(
    Transaction transaction,
    Person person,
    History history,
    Given retention,
    Fingers fingers,
    List<Problem> noted) {

  /** Who submits what, and when the subject was booked. */
  public record Transaction(
      Given tcn, Given controllingOri, Given arrestingOri, Given bookingOri, Given bookedAt) {}

  /** What is said of the subject. {@code born} may be the text {@code unknown}. */
  public record Person(
      Given born, Given name, boolean citizenshipClaimed, boolean protectedPerson) {}

  /** Charges and convictions in the order given. */
  public record History(List<Charge> charges, List<Conviction> convictions) {}

  /** A charge. */
  public record Charge(Given ncic, Given literal, Given occurred) {}

  /** A conviction. */
  public record Conviction(
      Given ncic, Given convicted, Given offenceClass, Given sentence, Given released) {}

  /**
   * Prints and missing fingers.
   *
   * @param field where the prints stand, for when there is none
   * @param notUsed what was sent and is left out, with the reason
   * @param slaps images of several fingers from which prints were to be cut; already judged
   */
  public record Fingers(
      String field,
      List<Print> prints,
      List<Missing> missing,
      List<Problem> notUsed,
      List<BookingContent.Slap> slaps) {}

  /**
   * A print.
   *
   * @param field where it stands
   * @param sides of raw pixels; empty where the data states them
   * @param data the print; empty where it is absent or could not be read
   */
  public record Print(
      String field, Given position, Given impression, Given format, Resolution sides, Data data) {}

  /**
   * The stated resolution, and for raw pixels the sides.
   *
   * @param ppi pixels an inch
   */
  public record Resolution(Given ppi, Optional<Sides> sides) {}

  /** Width and height in pixels. */
  public record Sides(int width, int height) {}

  /**
   * A print's bytes.
   *
   * @param field where they stand
   * @param bytes empty where absent
   * @param readable false when they were there and could not be read, which has been noted
   */
  public record Data(String field, Optional<byte[]> bytes, boolean readable) {}

  /** A finger without a print. */
  public record Missing(Given position, Given reason) {}
}
