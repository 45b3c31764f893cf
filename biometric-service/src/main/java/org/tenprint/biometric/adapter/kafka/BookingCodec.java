package org.tenprint.biometric.adapter.kafka;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tenprint.biometric.domain.CapturedPrint;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.Print.Encoded;
import org.tenprint.matching.intake.Print.Raw;

/** Bookings, from Avro. */
final class BookingCodec {
  private BookingCodec() {}

  static CapturedPrints prints(Booking booking, LogAddress at) {
    return new CapturedPrints(
        booking.getContext().getBookingId(),
        at,
        booking.getRetention() == Retention.ENROL,
        booking.getPrints().stream()
            .map(print -> new CapturedPrint(print.getPosition(), print(print)))
            .toList());
  }

  private static Optional<Print> print(org.tenprint.events.booking.Print print) {
    byte[] data = bytes(print.getData());
    if (print.getFormat() != PrintFormat.RAW8) {
      return Optional.of(new Encoded(data, print.getPpi() == null ? 0 : print.getPpi()));
    }
    if (print.getWidth() == null || print.getHeight() == null || print.getPpi() == null) {
      return Optional.empty();
    }
    return Optional.of(new Raw(data, print.getWidth(), print.getHeight(), print.getPpi()));
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
