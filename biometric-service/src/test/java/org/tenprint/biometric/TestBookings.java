package org.tenprint.biometric;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.tenprint.events.BookingIds;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.MissingFinger;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/** Bookings of invented people by Boston's police. */
public final class TestBookings {
  public static final String ORI = "MA0130100";
  public static final Instant BOOKED_AT = Instant.parse("2011-06-05T12:00:00Z");

  private TestBookings() {}

  /** A booking with these prints as ISO/IEC 19794-2 records. */
  public static Booking of(String tcn, Retention retention, TenPrint prints) {
    return of(
        tcn,
        retention,
        prints.fingers().entrySet().stream()
            .map(
                finger ->
                    print(
                        finger.getKey().code(),
                        PrintFormat.ISO_19794_2,
                        SourceAfis.toIso(finger.getValue())))
            .toArray(Print[]::new));
  }

  /** A booking with these prints. */
  public static Booking of(String tcn, Retention retention, Print... prints) {
    return of(tcn, retention, List.of(), prints);
  }

  /** A booking with these prints, and fingers of which there is none. */
  public static Booking of(
      String tcn, Retention retention, List<MissingFinger> absent, Print... prints) {
    return new Booking(
        context(tcn),
        "DOE, JANE",
        retention,
        List.of(prints),
        absent,
        Intake.REST_JSON,
        "digest-of-" + tcn + "-" + Arrays.hashCode(prints),
        null);
  }

  public static Print print(int position, PrintFormat format, byte[] data) {
    Integer ppi = format == PrintFormat.PNG ? 500 : null;
    return new Print(
        position, ImpressionType.ROLLED, format, null, null, ppi, ByteBuffer.wrap(data));
  }

  public static BookingContext context(String tcn) {
    return new BookingContext(
        BookingIds.of(ORI, tcn),
        tcn,
        ORI,
        null,
        ORI,
        new OffsetTime(BOOKED_AT, -4 * 3600),
        LocalDate.parse("1980-02-29"),
        false,
        false,
        List.of(),
        List.of(),
        BOOKED_AT.plusSeconds(5));
  }
}
