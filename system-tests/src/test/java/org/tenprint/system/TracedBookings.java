package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.localstack.RunningStack;
import org.tenprint.messaging.EventCodec;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.TraceCollector;
import org.tenprint.testkit.TraceCollector.Told;

/** Bookings of one agency that says of each in which trace it is, and what is told of them. */
final class TracedBookings {
  static final String ORI = "MA0130100";

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final TestBroker broker;
  private final TraceCollector collector;
  private final Bookings bookings;

  TracedBookings(RunningStack stack, TestBroker broker, TraceCollector collector) {
    this.broker = broker;
    this.collector = collector;
    this.bookings = new Bookings(stack);
  }

  /** Over HTTP, and it is accepted. */
  void submit(String tcn, List<String> headers) throws IOException {
    byte[] body = Bookings.json(ORI, tcn, tcn.hashCode() & 0xffff).getBytes(UTF_8);
    var answer = bookings.post(ORI, "application/json", body, headers);
    assertEquals(202, answer.statusCode(), answer.body());
  }

  /** Over Kafka, with a header {@code traceparent} for each of these. */
  void write(String tcn, List<String> traceparents) {
    int person = tcn.hashCode() & 0xffff;
    Submission submission =
        Submission.newBuilder()
            .setTcn(tcn)
            .setControllingOri(ORI)
            .setBookingOri(ORI)
            .setBookedAt("2026-11-01T10:00:00-05:00")
            .setBorn("1980-03-04")
            .setCharges(List.of(new Charge("1201", null, LocalDate.of(2026, 10, 31))))
            .setRetention(Retention.SEARCH_ONLY)
            .setPrints(List.of(print(person, 2), print(person, 7)))
            .build();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            TopicCatalogue.SUBMISSIONS.of(ORI),
            tcn.getBytes(UTF_8),
            EventCodec.of(Submission.class).encode(submission));
    traceparents.forEach(said -> record.headers().add("traceparent", said.getBytes(UTF_8)));
    record.headers().add("baggage", "who=canary-baggage".getBytes(UTF_8));
    broker.produce(List.of(record));
  }

  private static Print print(int person, int position) {
    return Print.newBuilder()
        .setPosition(position)
        .setImpression(ImpressionType.ROLLED)
        .setFormat(PrintFormat.ISO_19794_2)
        .setData(ByteBuffer.wrap(IsoTemplates.of(person, position)))
        .build();
  }

  /** The trace whose id stands in the booking's event. */
  String traceOf(String tcn) {
    String id = BookingIds.of(ORI, tcn).toString();
    return Awaitility.await(tcn)
        .atMost(LONGEST)
        .until(
            () ->
                broker.consume(TopicCatalogue.BOOKINGS.name()).stream()
                    .filter(record -> id.equals(new String(record.key(), UTF_8)))
                    .map(TracedBookings::trace)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  static String trace(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8).substring(3, 35);
  }

  /** Once it is there from a first span to the case's; a hop that is done again has one. */
  List<Told> told(String trace) {
    return Awaitility.await(trace)
        .atMost(LONGEST)
        .until(() -> collector.ofTrace(trace), TracedBookings::reachesItsCase);
  }

  private static boolean reachesItsCase(List<Told> spans) {
    Set<String> ids = spans.stream().map(Told::spanId).collect(Collectors.toSet());
    return spans.stream().anyMatch(span -> span.service().equals("notification-service"))
        && spans.get(0).parentId().isEmpty()
        && spans.stream().skip(1).allMatch(span -> ids.contains(span.parentId()));
  }
}
