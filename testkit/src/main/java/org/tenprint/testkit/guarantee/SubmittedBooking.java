package org.tenprint.testkit.guarantee;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tenprint.events.BookingIds;
import org.tenprint.events.RecipientAddress;

/**
 * A booking as the agency knows it that submitted it, and what it was told.
 *
 * @param place of the agency, which is the controlling one too
 * @param tcn transaction control number
 * @param fate what became of it at the door
 * @param begun before the first attempt
 * @param answered after the last one
 * @param known whether the person was enrolled before
 * @param minor whether the person was under 18 at the offence
 */
public record SubmittedBooking(
    Place place,
    String tcn,
    Fate fate,
    Instant begun,
    Instant answered,
    boolean known,
    boolean minor) {

  /** At the door: accepted; refused for what it says; or nobody knows, an answer was missing. */
  public enum Fate {
    OK,
    REFUSED,
    UNKNOWN
  }

  /**
   * Where an agency is.
   *
   * @param ori nine characters
   * @param county FIPS code, five digits
   * @param state two letters
   * @param fieldOffice the one that is responsible
   */
  public record Place(String ori, String county, String state, String fieldOffice) {}

  /** Its id. */
  public UUID id() {
    return BookingIds.of(place.ori(), tcn);
  }

  /** Everybody of whom there must be a disposition. */
  public List<RecipientAddress> recipients() {
    return List.of(
        RecipientAddress.fieldOffice(place.fieldOffice()),
        RecipientAddress.sib(place.state()),
        RecipientAddress.agency(place.ori()));
  }
}
