package org.tenprint.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.FieldProblem;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;

/** Events of one invented booking in Boston. */
public final class SampleCase {
  public static final String ORI = "MA0130100";
  public static final String NAME = "Nobody Atall";
  public static final LocalDate BORN = LocalDate.of(1980, 2, 29);
  public static final Instant BOOKED = Instant.parse("2011-06-05T22:14:00Z");

  private static final int EASTERN = -4 * 3600;

  private final String tcn;
  private final Instant booked;

  /**
   * @param tcn its transaction control number
   */
  public SampleCase(String tcn) {
    this(tcn, BOOKED);
  }

  /**
   * @param tcn its transaction control number
   * @param booked when it was booked
   */
  public SampleCase(String tcn, Instant booked) {
    this.tcn = tcn;
    this.booked = booked;
  }

  public String tcn() {
    return tcn;
  }

  public UUID id() {
    return BookingIds.of(ORI, tcn);
  }

  public BookingContext context() {
    return new BookingContext(
        id(),
        tcn,
        ORI,
        null,
        ORI,
        at(booked),
        BORN,
        false,
        false,
        List.of(new Charge("1201", "words of the agency", LocalDate.of(2011, 6, 5))),
        List.of(),
        booked);
  }

  public Receipt receipt() {
    return new Receipt(
        ORI,
        tcn,
        id(),
        ReceiptOutcome.ACCEPTED,
        "0".repeat(64),
        List.of(),
        Intake.REST_JSON,
        booked);
  }

  /** A later submission under the same number, refused. */
  public Receipt refusal() {
    return new Receipt(
        ORI,
        tcn,
        id(),
        ReceiptOutcome.REFUSED,
        "1".repeat(64),
        List.of(new FieldProblem("/prints", "DIGEST", "send it under a new number")),
        Intake.REST_JSON,
        booked.plusSeconds(1));
  }

  public Booking booking() {
    Print print =
        new Print(
            1,
            ImpressionType.PLAIN,
            PrintFormat.ISO_19794_2,
            null,
            null,
            null,
            ByteBuffer.wrap(new byte[] {1, 2, 3, (byte) 0xff}));
    return new Booking(
        context(),
        NAME,
        Retention.SEARCH_ONLY,
        List.of(print),
        List.of(),
        Intake.REST_JSON,
        "0".repeat(64),
        null);
  }

  public Identification identification() {
    return new Identification(
        context(),
        IdentificationOutcome.MATCH,
        "S-1",
        61.5,
        4.25,
        List.of(1),
        List.of(),
        100L,
        40.0,
        25.0,
        1e-6,
        "engine-1",
        null,
        null,
        booked.plusSeconds(2),
        List.of(),
        List.of(),
        LabelCorrection.NONE,
        null,
        null,
        null,
        null,
        null);
  }

  public Disposition disposition(String recipient, Outcome outcome, Reason reason, String by) {
    return new Disposition(
        id(),
        ORI,
        tcn,
        recipient,
        recipient.startsWith("field-office") ? Edge.SHARE : Edge.RETURN,
        outcome,
        reason,
        List.of(by),
        "ab".repeat(32),
        2L,
        "0123456789abcdef",
        1,
        outcome == Outcome.DELIVERED ? "m-" + recipient : null,
        at(booked.plusSeconds(60)),
        null,
        List.of(),
        null);
  }

  public RecipientMessage message(String recipient, String by) {
    return new RecipientMessage(
        "m-" + recipient,
        MessageKind.IDENTIFICATION,
        id(),
        tcn,
        ORI,
        recipient,
        "S-1",
        null,
        List.of(),
        null,
        List.of(by),
        booked.plusSeconds(60),
        List.of(),
        null,
        null,
        null,
        "",
        null);
  }

  /** An instant as written in Boston's summer. */
  public static OffsetTime at(Instant instant) {
    return new OffsetTime(instant, EASTERN);
  }
}
