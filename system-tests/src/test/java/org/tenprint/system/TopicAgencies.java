package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.messaging.EventCodec;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.guarantee.SubmittedBooking;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;
import org.tenprint.testkit.guarantee.SubmittedBooking.Place;

/** Agencies that write to topics of their own: accepted is what the brokers have acknowledged. */
final class TopicAgencies {
  private final Function<String, Producer<byte[], byte[]>> writer;
  private final Map<String, ReadWriteLock> writing = new ConcurrentHashMap<>();

  /**
   * @param writer of an agency's own topic, by its ORI
   */
  TopicAgencies(Function<String, Producer<byte[], byte[]>> writer) {
    this.writer = writer;
  }

  /** A submission on its way. */
  @FunctionalInterface
  interface Sent {
    /** Waits for what the brokers say; once, and in the thread that sent it. */
    SubmittedBooking answered();
  }

  /** Returns when an agency can write without waiting for anything but the brokers' answer. */
  void open(Place place) {
    writer.apply(place.ori()).partitionsFor(topic(place.ori()));
  }

  /** Does something while nothing is written to an agency's own topic, nor on its way there. */
  void without(String ori, Fault.Step step) throws Exception {
    Lock lock = lock(ori).writeLock();
    lock.lock();
    try {
      step.take();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends a submission to the agency's own topic.
   *
   * @param known with ten fingers of an enrolled person, else with two
   */
  Sent send(Place place, String tcn, int person, boolean known) {
    Instant from = Instant.now();
    byte[] value = EventCodec.of(Submission.class).encode(submission(place, tcn, person, known));
    Lock lock = lock(place.ori()).readLock();
    lock.lock();
    Future<RecordMetadata> sent;
    try {
      sent =
          writer
              .apply(place.ori())
              .send(new ProducerRecord<>(topic(place.ori()), tcn.getBytes(UTF_8), value));
    } catch (RuntimeException e) {
      lock.unlock();
      throw e;
    }
    return () -> {
      Fate fate = Fate.UNKNOWN;
      try {
        sent.get();
        fate = Fate.OK;
      } catch (ExecutionException e) {
        System.out.println("[stream] " + tcn + " " + e.getCause().getClass().getSimpleName());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        lock.unlock();
      }
      return new SubmittedBooking(place, tcn, fate, from, Instant.now(), known, false);
    };
  }

  private ReadWriteLock lock(String ori) {
    return writing.computeIfAbsent(ori, none -> new ReentrantReadWriteLock());
  }

  private static String topic(String ori) {
    return TopicCatalogue.SUBMISSIONS.of(ori);
  }

  private static Submission submission(Place place, String tcn, int person, boolean known) {
    return Submission.newBuilder()
        .setTcn(tcn)
        .setControllingOri(place.ori())
        .setBookingOri(place.ori())
        .setBookedAt("2026-11-01T10:00:00-05:00")
        .setBorn("1980-03-04")
        .setCharges(List.of(new Charge("1201", null, LocalDate.of(2026, 10, 31))))
        .setRetention(Retention.SEARCH_ONLY)
        .setPrints(prints(known ? 1 + person : person, known))
        .build();
  }

  private static List<Print> prints(int person, boolean all) {
    return IntStream.rangeClosed(1, 10)
        .filter(position -> all || position == 2 || position == 7)
        .mapToObj(
            position ->
                Print.newBuilder()
                    .setPosition(position)
                    .setImpression(ImpressionType.ROLLED)
                    .setFormat(PrintFormat.ISO_19794_2)
                    .setData(ByteBuffer.wrap(IsoTemplates.of(person, position)))
                    .build())
        .toList();
  }
}
