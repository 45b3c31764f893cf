package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.RunningStack;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.TraceCollector;
import org.tenprint.testkit.TraceCollector.Told;

/** What the packaged services tell a collector of a booking, and what they keep to themselves. */
class TracesIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ORI = TracedBookings.ORI;
  private static final Pattern OF_RECIPIENTS = Pattern.compile("(field-office|sib|agency)\\..*");

  private static RunningStack stack;
  private static TestBroker broker;
  private static TraceCollector collector;
  private static TracedBookings bookings;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    collector = Stack.collector();
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    bookings = new TracedBookings(stack, broker, collector);
  }

  /** Drawn anew, so that nobody else's is found. */
  private static String traceOfACaller() {
    return UUID.randomUUID().toString().replace("-", "");
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
    }
    for (Told span : spans) {
      assertEquals(0, span.begunNanos() % 100_000_000, span.toString());
      assertEquals(0, span.endedNanos() % 100_000_000, span.toString());
      assertTrue(span.endedNanos() > span.begunNanos(), span.toString());
      assertFalse(span.failed(), span.toString());
    }
    assertTrue(spans.stream().allMatch(span -> span.traceState().isEmpty()), spans.toString());
  }

  @Test
  void oneBookingIsOneTraceWhichTheCallersNames() throws IOException {
    String caller = traceOfACaller();
    String tcn = "TRACE-CANARY-1";
    bookings.submit(
        tcn,
        List.of(
            "traceparent",
            "00-" + caller + "-00f067aa0ba902b7-00",
            "tracestate",
            "vendor=canary-state",
            "baggage",
            "who=canary-baggage"));
    String trace = bookings.traceOf(tcn);
    List<Told> spans = bookings.told(trace);
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
    bookings.write(tcn, List.of("00-" + caller + "-00f067aa0ba902b7-01"));
    List<Told> spans = bookings.told(bookings.traceOf(tcn));
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
      bookings.submit(
          tcn, hostile.get(i).stream().flatMap(s -> List.of("traceparent", s).stream()).toList());
      bookings.write("TRACE-HOSTILE-KAFKA-" + i, hostile.get(i));
    }
    bookings.write("TRACE-HOSTILE-KAFKA-MANY", Collections.nCopies(1000, good));
    for (int i = 0; i < hostile.size(); i++) {
      assertUnlinked("TRACE-HOSTILE-HTTP-" + i);
      assertUnlinked("TRACE-HOSTILE-KAFKA-" + i);
    }
    assertUnlinked("TRACE-HOSTILE-KAFKA-MANY");
    assertEquals(List.of(), collector.ofTrace(good.substring(3, 35)));
  }

  private static void assertUnlinked(String tcn) {
    List<Told> spans = bookings.told(bookings.traceOf(tcn));
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
              .map(TracedBookings::trace)
              .findFirst()
              .orElseThrow();
      List<Told> spans = bookings.told(trace);
      shapes.add(
          spans.stream()
              .map(s -> s.service() + s.name() + s.failed() + s.attributes().keySet())
              .toList());
      Log.dispositions(broker).stream()
          .filter(disposition -> disposition.getBookingId().equals(id))
          .forEach(disposition -> outcomes.add(disposition.getOutcome().name()));
    }
    assertTrue(
        outcomes.containsAll(Set.of("DELIVERED", "WITHHELD", "NOT_APPLICABLE")), "" + outcomes);
    assertEquals(1, shapes.size(), shapes.toString());
  }

  /** Bookings are taken, decided and told as ever; when it is back, so are their spans. */
  @Test
  void nobodyMissesACollectorThatIsAway() throws IOException {
    List<String> sent = List.of("TRACE-AWAY-1", "TRACE-AWAY-2");
    collector.away();
    try {
      for (String tcn : sent) {
        bookings.submit(tcn, List.of());
      }
      bookings.write("TRACE-AWAY-3", List.of());
      for (String tcn : List.of("TRACE-AWAY-1", "TRACE-AWAY-2", "TRACE-AWAY-3")) {
        assertDecided(BookingIds.of(ORI, tcn));
      }
    } finally {
      collector.back();
    }
    bookings.submit("TRACE-AWAY-4", List.of());
    assertOneTrace(bookings.told(bookings.traceOf("TRACE-AWAY-4")), "POST /bookings");
  }

  private static void assertDecided(UUID booking) {
    Awaitility.await(booking.toString())
        .atMost(LONGEST)
        .until(
            () ->
                Log.dispositions(broker).stream()
                    .anyMatch(disposition -> disposition.getBookingId().equals(booking)));
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
