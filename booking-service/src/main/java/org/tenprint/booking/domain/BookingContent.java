package org.tenprint.booking.domain;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * An earlier conviction.
   *
   * @param released from the custody to which it led; may still be to come
   */
  public record Conviction(
      String ncic,
      LocalDate convicted,
      OffenceClass offenceClass,
      Optional<Period> sentence,
      Optional<LocalDate> released) {}

  /**
   * One to ten prints, and the fingers without one.
   *
   * @param slaps images of several fingers from which prints were to be cut
   */
  public record Fingers(List<Print> prints, List<Missing> missing, List<Slap> slaps) {
    /** Prints of single images alone. */
    public Fingers(List<Print> prints, List<Missing> missing) {
      this(prints, missing, List.of());
    }
  }

  /**
   * An image of several fingers as it was sent. It is what the content says; the prints cut from it
   * follow from it and from the version of the segmentation.
   *
   * @param whole the image; its position is that of the slap, 13 to 15 or 40 to 50
   * @param segments the sender's segmentation as text, empty where there is none
   * @param cut fingers whose print was cut from it
   */
  public record Slap(Print whole, String segments, Set<Integer> cut) {}

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
