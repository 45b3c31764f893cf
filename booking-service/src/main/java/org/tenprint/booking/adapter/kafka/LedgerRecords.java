package org.tenprint.booking.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenprint.booking.application.Submitted;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Receipt;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyVault;

/** The ledger's answers as records, with their envelopes. */
final class LedgerRecords {
  private static final String SOURCE = "/booking-service";

  private final EventCodec<Booking> bookings;
  private final EventCodec<Receipt> receipts;

  LedgerRecords(Optional<SchemaRegistry> registry, KeyVault vault) {
    this.bookings = EventCodec.of(Booking.class, registry).with(vault);
    this.receipts = EventCodec.of(Receipt.class, registry);
  }

  /** The booking and its receipt. */
  List<ProducerRecord<byte[], byte[]>> accepted(Submitted submitted, Acceptance acceptance) {
    UUID id = acceptance.bookingId();
    Envelope booking = booking(acceptance);
    Envelope receipt =
        booking.next(SOURCE, receipts.eventType(), id.toString(), "ACCEPTED", submitted.now());
    Receipt event = ReceiptCodec.toEvent(submitted.key(), acceptance);
    return List.of(
        record(
            TopicCatalogue.BOOKINGS.name(),
            id.toString(),
            bookings.encode(BookingCodec.toEvent(submitted, id)),
            booking),
        receipt(event, receipt));
  }

  /** The envelope of the booking that was accepted so. */
  static Envelope booking(Acceptance acceptance) {
    return Envelope.first(
        SOURCE,
        Booking.getClassSchema().getFullName(),
        acceptance.bookingId().toString(),
        acceptance.digest(),
        acceptance.receivedAt());
  }

  /** The receipt of a refusal. */
  List<ProducerRecord<byte[], byte[]>> refused(BookingKey key, Refusal refusal) {
    Receipt event = ReceiptCodec.toEvent(key, refusal);
    Envelope envelope =
        Envelope.first(
            SOURCE,
            receipts.eventType(),
            event.getBookingId().toString(),
            refusal.digest(),
            refusal.receivedAt());
    return List.of(receipt(event, envelope));
  }

  private ProducerRecord<byte[], byte[]> receipt(Receipt event, Envelope envelope) {
    return record(
        TopicCatalogue.RECEIPTS.name(),
        ReceiptCodec.recordKey(event),
        receipts.encode(event),
        envelope);
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, String key, byte[] value, Envelope envelope) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    envelope.writeTo(record.headers());
    return record;
  }
}
