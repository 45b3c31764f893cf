package org.tenprint.immigration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;

/** Identifications and records of invented people. */
public final class TestEvents {
  public static final String BOSTON = "MA0130100";
  public static final Instant BOOKED_AT = Instant.parse("2011-06-05T12:00:00Z");
  public static final Instant TRUE_FROM = Instant.parse("2009-01-01T00:00:00Z");

  private static final Conviction ASSAULT =
      new Conviction(
          "3532",
          LocalDate.parse("2006-01-01"),
          OffenceClass.FELONY,
          "P24M",
          LocalDate.parse("2007-12-01"));

  private TestEvents() {}

  /** An identification of a booking by Boston's police. */
  public static Identification identification(
      String tcn, IdentificationOutcome outcome, String subject) {
    return identification(tcn, outcome, subject, BOSTON);
  }

  public static Identification identification(
      String tcn, IdentificationOutcome outcome, String subject, String controlling) {
    BookingContext context =
        new BookingContext(
            BookingIds.of(BOSTON, tcn),
            tcn,
            controlling,
            null,
            BOSTON,
            new OffsetTime(BOOKED_AT, -4 * 3600),
            LocalDate.parse("1980-01-01"),
            false,
            false,
            List.of(new Charge("5707", null, LocalDate.parse("2011-06-04"))),
            List.of(),
            BOOKED_AT.plusSeconds(9));
    return new Identification(
        context,
        outcome,
        subject,
        80.0,
        3.0,
        List.of(1, 2),
        List.of(),
        4L,
        36.0,
        19.0,
        0.001,
        "engine",
        null,
        null,
        BOOKED_AT.plusSeconds(30),
        List.of(),
        List.of(),
        LabelCorrection.NONE,
        null,
        null,
        null,
        null,
        null);
  }

  /** A record that is true from 2009 on and holds a conviction for assault. */
  public static ImmigrationRecord record(String subject, String id, ImmigrationStatus status) {
    return new ImmigrationRecord(
        subject, id, status, TRUE_FROM, null, List.of(ASSAULT), null, false, null, null);
  }

  /** An owner's statement of the same. */
  public static RecordStatement statement(String subject, String id, ImmigrationStatus status) {
    return new RecordStatement(subject, id, status, TRUE_FROM, null, List.of(ASSAULT), false);
  }
}
