package org.tenprint.benchmarks.policy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.Times;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.reference.ReferenceSet;

/** Writes the determination of an ordinary match of an adult, again and again, of new bookings. */
final class StreamOfBookings implements AutoCloseable {
  private static final ReferenceSet REFERENCE = ReferenceSet.sample();
  private static final EventCodec<Determination> CODEC = EventCodec.of(Determination.class);

  private final String ori;
  private final String run;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private int number;

  /**
   * @param client settings of a client that may write determinations
   * @param ori of the agency that books and controls
   * @param run begins each TCN
   */
  StreamOfBookings(Map<String, Object> client, String ori, String run) {
    this.ori = ori;
    this.run = run;
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes one a period until it is closed. */
  void start(Duration period) {
    timer.scheduleAtFixedRate(this::write, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void write() {
    Instant now = Instant.now();
    Determination determination = determination(run + "-" + number++, now);
    String key = determination.getIdentification().getContext().getBookingId().toString();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            TopicCatalogue.DETERMINATIONS.name(),
            key.getBytes(StandardCharsets.UTF_8),
            CODEC.encode(determination));
    Envelope.first("/benchmarks", CODEC.eventType(), key, "", now).writeTo(record.headers());
    producer.send(record);
  }

  private Determination determination(String tcn, Instant now) {
    BookingContext context =
        BookingContext.newBuilder()
            .setBookingId(BookingIds.of(ori, tcn))
            .setTcn(tcn)
            .setControllingOri(ori)
            .setBookingOri(ori)
            .setBookedAt(Times.written(now, ZoneOffset.UTC))
            .setBorn(LocalDate.of(1980, 3, 4))
            .setCharges(List.of())
            .setReceivedAt(Times.kept(now))
            .build();
    Identification identification =
        Identification.newBuilder()
            .setContext(context)
            .setOutcome(IdentificationOutcome.MATCH)
            .setSubjectId("subject-" + tcn)
            .setGallerySize(1)
            .setMatchThreshold(40)
            .setGreyThreshold(30)
            .setFalsePositiveRate(0.001)
            .setEngineVersion("none")
            .setIdentifiedAt(Times.kept(now))
            .build();
    try {
      return Determinations.of(identification, Optional.empty(), REFERENCE, now);
    } catch (BrokenEvent e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    producer.close();
  }
}
