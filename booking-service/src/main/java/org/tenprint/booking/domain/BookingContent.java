package org.tenprint.booking.domain;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A booking that is in order: what an agency says, nothing of when or how it arrived. Prints and
 * missing fingers are sorted by position, each finger once; charges and convictions keep the order
 * given.
 */
public record BookingContent(
    Parties parties,
    OffsetDateTime bookedAt,
    Subject subject,
    History history,
    Retention retention,
    Fingers fingers) {

  /**
   * The agencies, by ORI, and the booking agency's number for the transaction.
   *
   * @param arrestingOri empty where it is not stated
   */
  public record Parties(
      String tcn, String controllingOri, Optional<String> arrestingOri, String bookingOri) {}

  /**
   * What is said of the subject.
   *
   * @param born empty is unknown
   */
  public record Subject(
      Optional<LocalDate> born,
      Optional<String> name,
      boolean citizenshipClaimed,
      boolean protectedPerson) {}

  /** Charges and convictions. */
  public record History(List<Charge> charges, List<Conviction> convictions) {}

  /** A charge laid; {@code ncic} is four digits. */
  public record Charge(String ncic, Optional<String> literal, Optional<LocalDate> occurred) {}

  /** An earlier conviction. */
  public record Conviction(
      String ncic, LocalDate convicted, OffenceClass offenceClass, Optional<Period> sentence) {}

  /** One to ten prints, and the fingers without one. */
  public record Fingers(List<Print> prints, List<Missing> missing) {}

  /**
   * A print.
   *
   * @param position 1 (right thumb) to 10 (left little)
   * @param sides of raw pixels; empty where the data states them
   * @param ppi pixels an inch; empty where the data states it
   * @param data not copied: nobody changes it
   */
  public record Print(
      int position,
      Impression impression,
      PrintFormat format,
      Optional<Draft.Sides> sides,
      Optional<Integer> ppi,
      byte[] data) {}

  /** A finger of which no print could be taken. */
  public record Missing(int position, MissingReason reason) {}

  /** Class of an offence. */
  public enum OffenceClass {
    MISDEMEANOR,
    FELONY,
    AGGRAVATED_FELONY
  }

  /** What becomes of the prints after the search. */
  public enum Retention {
    SEARCH_ONLY,
    ENROL
  }

  /** How an impression was taken. */
  public enum Impression {
    UNKNOWN,
    PLAIN,
    ROLLED
  }

  /** Encoding of a print. */
  public enum PrintFormat {
    ISO_19794_2,
    ANSI_378,
    WSQ,
    PNG,
    RAW8
  }

  /** Why there is no print of a finger. */
  public enum MissingReason {
    UNKNOWN,
    AMPUTATED,
    BANDAGED
  }
}
