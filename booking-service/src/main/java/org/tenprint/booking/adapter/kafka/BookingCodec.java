package org.tenprint.booking.adapter.kafka;

import java.nio.ByteBuffer;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.tenprint.booking.application.Submitted;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingContent.Subject;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.MissingFinger;
import org.tenprint.events.booking.MissingReason;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.common.OffsetTime;

/** An accepted booking as its event. */
final class BookingCodec {
  private BookingCodec() {}

  /** The event of a submission that was taken in as the booking of that id. */
  static Booking toEvent(Submitted submitted, UUID bookingId) {
    BookingContent content = submitted.content();
    return new Booking(
        context(submitted, bookingId),
        content.subject().name().orElse(null),
        Retention.valueOf(content.retention().name()),
        content.fingers().prints().stream().map(BookingCodec::print).toList(),
        content.fingers().missing().stream().map(BookingCodec::missing).toList(),
        Intake.valueOf(submitted.intake().name()),
        submitted.digest(),
        null);
  }

  private static BookingContext context(Submitted submitted, UUID bookingId) {
    BookingContent content = submitted.content();
    BookingContent.Parties parties = content.parties();
    Subject subject = content.subject();
    OffsetTime bookedAt =
        new OffsetTime(
            content.bookedAt().toInstant(), content.bookedAt().getOffset().getTotalSeconds());
    List<Charge> charges = content.history().charges().stream().map(BookingCodec::charge).toList();
    return new BookingContext(
        bookingId,
        parties.tcn(),
        parties.controllingOri(),
        parties.arrestingOri().orElse(null),
        parties.bookingOri(),
        bookedAt,
        subject.born().orElse(null),
        subject.citizenshipClaimed(),
        subject.protectedPerson(),
        charges,
        content.history().convictions().stream().map(BookingCodec::conviction).toList(),
        submitted.now());
  }

  private static Charge charge(BookingContent.Charge charge) {
    return new Charge(charge.ncic(), charge.literal().orElse(null), charge.occurred().orElse(null));
  }

  private static Conviction conviction(BookingContent.Conviction conviction) {
    return new Conviction(
        conviction.ncic(),
        conviction.convicted(),
        OffenceClass.valueOf(conviction.offenceClass().name()),
        conviction.sentence().map(Period::toString).orElse(null),
        conviction.released().orElse(null));
  }

  private static Print print(BookingContent.Print print) {
    return new Print(
        print.position(),
        ImpressionType.valueOf(print.impression().name()),
        PrintFormat.valueOf(print.format().name()),
        print.sides().map(sides -> sides.width()).orElse(null),
        print.sides().map(sides -> sides.height()).orElse(null),
        print.ppi().orElse(null),
        ByteBuffer.wrap(print.data()));
  }

  private static MissingFinger missing(BookingContent.Missing missing) {
    return new MissingFinger(missing.position(), MissingReason.valueOf(missing.reason().name()));
  }
}
