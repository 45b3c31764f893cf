package org.tenprint.biometric.adapter.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Probe;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.events.booking.Booking;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;

/**
 * The prints of bookings that others ask about, read where the booking stands; the last are kept.
 */
final class BookedProbes implements AutoCloseable {
  private static final int REMEMBERED = 64;

  private final EventCodec<Booking> bookings;
  private final LogReader log;
  private final Map<UUID, TenPrint> probes = new Recent<>(REMEMBERED);

  BookedProbes(EventCodec<Booking> bookings, LogReader log) {
    this.bookings = bookings;
    this.log = log;
  }

  /** Those of the booking that is asked about; empty where it does not stand there. */
  Optional<TenPrint> of(ShardQuestion question) {
    TenPrint known = probes.get(question.bookingId());
    if (known != null) {
      return Optional.of(known);
    }
    LogAddress at = question.booking();
    Optional<TenPrint> probe =
        log.read(at.partition(), at.offset())
            .flatMap(this::booking)
            .filter(found -> found.getContext().getBookingId().equals(question.bookingId()))
            .flatMap(found -> Probe.of(BookingCodec.prints(found, at).prints()).tenPrint());
    probe.ifPresent(prints -> probes.put(question.bookingId(), prints));
    return probe;
  }

  private Optional<Booking> booking(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(bookings.decode(record.value()));
    } catch (PoisonEvent e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
