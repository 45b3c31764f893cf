package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.TraceCollector;
import org.tenprint.testkit.TraceCollector.Told;

/** What the packaged services tell a collector of a booking, and what they keep to themselves. */
class TracesIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ORI = "MA0130100";
  private static final Pattern OF_RECIPIENTS = Pattern.compile("(field-office|sib|agency)\\..*");

  private static RunningStack stack;
  private static TestBroker broker;
  private static TraceCollector collector;
  private static Bookings bookings;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    collector = Stack.collector();
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    bookings = new Bookings(stack);
  }

  /** Drawn anew, so that nobody else's is found. */
  private static String traceOfACaller() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static void submit(String tcn, List<String> headers) throws IOException {
    byte[] body = Bookings.json(ORI, tcn, tcn.hashCode() & 0xffff).getBytes(UTF_8);
    var answer = bookings.post(ORI, "application/json", body, headers);
    assertEquals(202, answer.statusCode(), answer.body());
  }

  private static void write(String tcn, List<String> traceparents) {
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
  private static String traceOf(String tcn) {
    String id = BookingIds.of(ORI, tcn).toString();
    return Awaitility.await(tcn)
        .atMost(LONGEST)
        .until(
            () ->
                broker.consume(TopicCatalogue.BOOKINGS.name()).stream()
                    .filter(record -> id.equals(new String(record.key(), UTF_8)))
                    .map(TracesIT::trace)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String trace(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8).substring(3, 35);
  }

  private static List<Told> told(String trace) {
    return Awaitility.await(trace)
        .atMost(LONGEST)
        .until(() -> collector.ofTrace(trace), spans -> spans.size() >= 4);
  }

  private static void assertOneTrace(List<Told> spans, String door) {
    assertEquals(
        List.of(
            "booking-service " + door,
            "biometric-service process booking.bookings.v1",
            "immigration-service process biometric.identifications.v1",
            "notification-service process immigration.determinations.v1"),
        spans.stream().map(span -> span.service() + " " + span.name()).toList());
    assertEquals("", spans.get(0).parentId());
    for (int i = 1; i < spans.size(); i++) {
      assertEquals(spans.get(i - 1).spanId(), spans.get(i).parentId());
      assertTrue(spans.get(i).endedNanos() >= spans.get(i).begunNanos());
    }
    assertTrue(spans.stream().allMatch(span -> span.traceState().isEmpty()), spans.toString());
  }

  @Test
  void oneBookingIsOneTraceWhichTheCallersNames() throws IOException {
    String caller = traceOfACaller();
    String tcn = "TRACE-CANARY-1";
    submit(
        tcn,
        List.of(
            "traceparent",
            "00-" + caller + "-00f067aa0ba902b7-00",
            "tracestate",
            "vendor=canary-state",
            "baggage",
            "who=canary-baggage"));
    String trace = traceOf(tcn);
    List<Told> spans = told(trace);
    assertOneTrace(spans, "POST /bookings");
    assertNotEquals(caller, trace);
    assertEquals(List.of(caller + "-00f067aa0ba902b7"), spans.get(0).links());
    assertEquals("SPAN_KIND_SERVER", spans.get(0).kind());
    assertInTheCallers(caller, spans.get(0));
    assertNothingOf(tcn);
    assertEquals(
        List.of(), new KeptBytes(Stack.sharedFolder()).with(caller), "it is written nowhere");
  }

  @Test
  void aSubmissionOverKafkaIsTracedAlike() {
    String caller = traceOfACaller();
    String tcn = "TRACE-CANARY-2";
    write(tcn, List.of("00-" + caller + "-00f067aa0ba902b7-01"));
    List<Told> spans = told(traceOf(tcn));
    assertOneTrace(spans, "process booking.submissions");
    assertEquals(List.of(caller + "-00f067aa0ba902b7"), spans.get(0).links());
    assertInTheCallers(caller, spans.get(0));
    assertNothingOf(tcn);
    assertEquals(List.of(), new KeptBytes(Stack.sharedFolder()).with(caller));
  }

  private static void assertInTheCallers(String caller, Told first) {
    List<Told> seen =
        Awaitility.await(caller)
            .atMost(LONGEST)
            .until(() -> collector.ofTrace(caller), spans -> !spans.isEmpty());
    assertEquals(1, seen.size(), seen.toString());
    assertEquals("00f067aa0ba902b7", seen.get(0).parentId());
    assertEquals(List.of(first.traceId() + "-" + first.spanId()), seen.get(0).links());
  }

  private static void assertNothingOf(String tcn) {
    String booking = BookingIds.of(ORI, tcn).toString();
    List<String> canaries =
        List.of(tcn, ORI, booking, "SENTINEL", "19800304", "1980-03-04", "canary", "CANARY");
    for (String canary : canaries) {
      assertFalse(collector.holds(canary), canary);
    }
  }

  @Test
  void aTraceThatIsNoneIsIgnoredAndItsBookingTaken() throws IOException {
    String zeros = "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01";
    String good = "00-" + traceOfACaller() + "-00f067aa0ba902b7-01";
    List<String> many = Collections.nCopies(100, good);
    List<List<String>> hostile =
        List.of(
            List.of("x"),
            List.of(zeros),
            List.of(good + "-" + "a".repeat(4000)),
            List.of(""),
            many);
    for (int i = 0; i < hostile.size(); i++) {
      String tcn = "TRACE-HOSTILE-HTTP-" + i;
      submit(
          tcn, hostile.get(i).stream().flatMap(s -> List.of("traceparent", s).stream()).toList());
      write("TRACE-HOSTILE-KAFKA-" + i, hostile.get(i));
    }
    write("TRACE-HOSTILE-KAFKA-MANY", Collections.nCopies(1000, good));
    for (int i = 0; i < hostile.size(); i++) {
      assertUnlinked("TRACE-HOSTILE-HTTP-" + i);
      assertUnlinked("TRACE-HOSTILE-KAFKA-" + i);
    }
    assertUnlinked("TRACE-HOSTILE-KAFKA-MANY");
    assertEquals(List.of(), collector.ofTrace(good.substring(3, 35)));
  }

  private static void assertUnlinked(String tcn) {
    List<Told> spans = told(traceOf(tcn));
    assertEquals(4, spans.size(), spans.toString());
    assertEquals(List.of(), spans.get(0).links());
  }

  /** Of the demonstration: told to all, withheld from one, from two, nobody found, held. */
  @Test
  void whatWasDecidedOfABookingCannotBeSeen() {
    Set<List<String>> shapes = new HashSet<>();
    Set<String> outcomes = new TreeSet<>();
    List<List<String>> demonstrated =
        List.of(
            List.of("MA0130100", "BOS-DEMO-0001"),
            List.of("MA0130300", "CHE-DEMO-0001"),
            List.of("ILCPD0000", "CPD-DEMO-0001"),
            List.of("MA0130100", "BOS-DEMO-0002"),
            List.of("MA0130100", "BOS-DEMO-0004"));
    for (List<String> one : demonstrated) {
      UUID id = BookingIds.of(one.get(0), one.get(1));
      String trace =
          broker.consume(TopicCatalogue.BOOKINGS.name()).stream()
              .filter(record -> id.toString().equals(new String(record.key(), UTF_8)))
              .map(TracesIT::trace)
              .findFirst()
              .orElseThrow();
      List<Told> spans = told(trace);
      shapes.add(
          spans.stream().map(s -> s.service() + s.name() + s.attributes().keySet()).toList());
      assertEquals(0, (spans.get(3).endedNanos() - spans.get(3).begunNanos()) % 100_000_000);
      Log.dispositions(broker).stream()
          .filter(disposition -> disposition.getBookingId().equals(id))
          .forEach(disposition -> outcomes.add(disposition.getOutcome().name()));
    }
    assertTrue(
        outcomes.containsAll(Set.of("DELIVERED", "WITHHELD", "NOT_APPLICABLE")), "" + outcomes);
    assertEquals(1, shapes.size(), shapes.toString());
  }

  /** What goes to those outside leads to nobody's trace. */
  @Test
  void recipientsAreGivenNoTrace() {
    int records = 0;
    for (String topic : broker.topics()) {
      if (OF_RECIPIENTS.matcher(topic).matches() && !topic.contains(".dlq.")) {
        for (ConsumerRecord<byte[], byte[]> record : broker.consume(topic)) {
          records++;
          Arrays.stream(record.headers().toArray())
              .map(Header::key)
              .forEach(
                  name ->
                      assertFalse(
                          Set.of("traceparent", "tracestate", "baggage").contains(name), topic));
        }
      }
    }
    assertTrue(records > 5, "recipients were told " + records);
  }
}
