package org.tenprint.benchmarks.receipts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.benchmarks.broker.MeasuredBroker;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Principal;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/**
 * The log of so many bookings as booking-service reads it: of each the receipt that it was
 * accepted, and the disposition by which a message was sent to its agency, signed by those who
 * write them.
 */
final class BookingLog {
  static final String ORI = "MA0130100";

  /** Who writes receipts. */
  static final Principal RECEIVER = Principal.ofService("booking-service");

  /** Who writes dispositions. */
  static final Principal TELLER = Principal.ofService("notification-service");

  private static final int CHUNK = 10_000;
  private static final Instant FIRST = Instant.parse("2011-06-05T12:00:00Z");
  private static final EventCodec<Receipt> RECEIPTS = EventCodec.of(Receipt.class);
  private static final EventCodec<Disposition> DISPOSITIONS = EventCodec.of(Disposition.class);

  private final MeasuredBroker broker;

  /**
   * @param broker that knows both writers
   */
  BookingLog(MeasuredBroker broker) {
    this.broker = broker;
  }

  /** The transaction control number of a booking. */
  static String tcn(int number) {
    return "BPD-2011-%08d".formatted(number);
  }

  /** Writes it, and returns when the broker has acknowledged all. */
  void write(int bookings, Progress progress) throws IOException {
    AtomicReference<Exception> failure = new AtomicReference<>();
    Progress.Phase phase = progress.begin("thousands of bookings written", bookings / 1000);
    try (KafkaProducer<byte[], byte[]> receipts = producer(RECEIVER);
        KafkaProducer<byte[], byte[]> dispositions = producer(TELLER)) {
      for (int i = 0; i < bookings; i++) {
        receipts.send(receiptOf(i), (done, error) -> failure.compareAndSet(null, error));
        dispositions.send(dispositionOf(i), (done, error) -> failure.compareAndSet(null, error));
        if (i % CHUNK == 0 && failure.get() != null) {
          break;
        }
        if (i % 1000 == 999) {
          phase.step();
        }
      }
      receipts.flush();
      dispositions.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the log was not written", failure.get());
    }
    phase.end();
  }

  private KafkaProducer<byte[], byte[]> producer(Principal who) throws IOException {
    Map<String, Object> settings = new HashMap<>(broker.client(who));
    settings.put("linger.ms", 20);
    settings.put("batch.size", 256 * 1024);
    settings.put("delivery.timeout.ms", 600_000);
    settings.put("interceptor.classes", EventSigner.class.getName());
    settings.put(EventSigner.KEY, new SigningKeys(broker.credentials()).of(who).toString());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> receiptOf(int number) {
    String key = ORI + "/" + tcn(number);
    return new ProducerRecord<>(
        TopicCatalogue.RECEIPTS.name(),
        utf8(key),
        RECEIPTS.encode(receipt(number, BookingIds.of(ORI, tcn(number)))));
  }

  private static ProducerRecord<byte[], byte[]> dispositionOf(int number) {
    UUID id = BookingIds.of(ORI, tcn(number));
    return new ProducerRecord<>(
        TopicCatalogue.DISPOSITIONS.name(),
        utf8(id.toString()),
        DISPOSITIONS.encode(disposition(number, id)));
  }

  private static Receipt receipt(int number, UUID id) {
    byte[] digest = new byte[32];
    new SplittableRandom(number).nextBytes(digest);
    return new Receipt(
        ORI,
        tcn(number),
        id,
        ReceiptOutcome.ACCEPTED,
        HexFormat.of().formatHex(digest),
        List.of(),
        Intake.REST_JSON,
        FIRST.plusSeconds(number));
  }

  private static Disposition disposition(int number, UUID id) {
    return new Disposition(
        id,
        ORI,
        tcn(number),
        RecipientAddress.agency(ORI).text(),
        Edge.RETURN,
        Outcome.DELIVERED,
        Reason.PERMITTED,
        List.of("FED-RETURN"),
        "3b9f2c7a5d10",
        42L,
        "2011-06",
        1,
        id.toString(),
        new OffsetTime(FIRST.plusSeconds(number), -240),
        RecipientAnswer.SENT,
        List.of(),
        null);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
