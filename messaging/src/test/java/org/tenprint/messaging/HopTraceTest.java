package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;

/** What a hop tells of its work, and that telling it changes nothing. */
class HopTraceTest {
  private static final String IN = TopicCatalogue.IDENTIFICATIONS.name();
  private static final String NEXT = TopicCatalogue.DETERMINATIONS.name();
  private static final String BESIDE = "beside.v1";
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "messaging.system",
          "messaging.operation.type",
          "messaging.destination.name",
          "messaging.destination.partition.id",
          "messaging.kafka.offset",
          "messaging.consumer.group.name");

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final List<TraceSpan> spans = new ArrayList<>();
  private final Review review = Samples.review("TCN-CANARY-1");
  private final Envelope from =
      Envelope.first("/canary-source", "canary.Type", "canary-subject", "", Samples.TIME);

  @AfterEach
  void tellNobody() {
    Traces.tellNobody();
  }

  private void step(Received<Review> received, Emitter out) throws PoisonEvent {
    Envelope of = received.envelope();
    String type = codec.eventType();
    out.emit(
        BESIDE, "beside", codec, received.value(), of.next("/x", type, "s", "b", Samples.TIME));
    if (received.value().getVerdict() != Verdict.UNKNOWN) {
      out.emit(NEXT, "next", codec, received.value(), of.next("/x", type, "s", "", Samples.TIME));
    }
    if (received.value().getBy().equals("poison")) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "canary detail");
    }
  }

  /** What the hop wrote onward of it. */
  private Optional<TestRecord<byte[], byte[]>> passed(Review event) {
    Hop hop =
        Hop.of("tester")
            .on(TopicCatalogue.IDENTIFICATIONS, codec, r -> r.getBookingId().toString(), this::step)
            .on(TopicCatalogue.REVIEWS, codec, r -> r.getBookingId().toString(), this::step);
    ByteArraySerializer bytes = new ByteArraySerializer();
    ByteArrayDeserializer read = new ByteArrayDeserializer();
    try (TopologyTestDriver driver = new TopologyTestDriver(hop.topology(), new Properties())) {
      TestRecord<byte[], byte[]> record =
          new TestRecord<>(
              event.getBookingId().toString().getBytes(StandardCharsets.UTF_8),
              codec.encode(event),
              Samples.TIME);
      from.writeTo(record.headers());
      driver.createInputTopic(TopicCatalogue.REVIEWS.name(), bytes, bytes).pipeInput(record);
      driver.createInputTopic(IN, bytes, bytes).pipeInput(record);
      // of the review first, of what is on the way last
      List<TestRecord<byte[], byte[]>> next =
          driver.createOutputTopic(NEXT, read, read).readRecordsToList();
      return next.isEmpty() ? Optional.empty() : Optional.of(next.get(next.size() - 1));
    }
  }

  private static String header(TestRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
  }

  @Test
  void theSpanHasTheIdsOfWhatWasTakenAndWhatWasWrittenNext() {
    Traces.tellTo(spans::add);
    TestRecord<byte[], byte[]> next = passed(review).orElseThrow();
    assertEquals(1, spans.size(), "a review is not of the way: " + spans);
    TraceSpan span = spans.get(0);
    TraceContext cause = TraceContext.of(from.traceparent()).orElseThrow();
    assertEquals(TraceContext.of(header(next)).orElseThrow(), span.self());
    assertEquals(cause.traceId(), span.self().traceId());
    assertEquals(Optional.of(cause.spanId()), span.parent());
    assertEquals("process " + IN, span.name());
    assertEquals(ATTRIBUTES, span.attributes().keySet());
    assertTrue(!span.failed());
    assertTenths(span);
  }

  @Test
  void nothingOfTheEventIsTold() {
    Traces.tellTo(spans::add);
    passed(review);
    passed(Review.newBuilder(review).setBy("poison").build());
    assertEquals(2, spans.size());
    String told = spans.toString();
    for (String canary :
        List.of("anary", "TCN", review.getBookingId().toString(), review.getBy(), "beside")) {
      assertTrue(!told.contains(canary), canary + " in " + told);
    }
    assertTrue(spans.get(1).failed());
    assertEquals(ATTRIBUTES, spans.get(1).attributes().keySet(), "a reason is told to nobody");
  }

  @Test
  void whatEndsTheWayIsToldUnderAnIdOfItsOwnTheSameEachTime() {
    Review last = Review.newBuilder(review).setVerdict(Verdict.UNKNOWN).build();
    Traces.tellTo(spans::add);
    passed(last);
    passed(last);
    passed(Review.newBuilder(review).setBy("poison").build());
    assertEquals(spans.get(0).self(), spans.get(1).self());
    assertEquals(spans.get(0).self(), spans.get(2).self(), "what was taken back has no span");
    assertNotEquals(spans.get(0).parent().orElseThrow(), spans.get(0).self().spanId());
    spans.forEach(HopTraceTest::assertTenths);
  }

  private static void assertTenths(TraceSpan span) {
    assertEquals(0, span.begun().getNano() % 100_000_000);
    assertEquals(0, span.ended().getNano() % 100_000_000);
    assertTrue(span.ended().isAfter(span.begun()));
  }

  @Test
  void tellingChangesNoByteAndWhoCannotListenStopsNothing() {
    TestRecord<byte[], byte[]> untold = passed(review).orElseThrow();
    Traces.tellTo(spans::add);
    TestRecord<byte[], byte[]> told = passed(review).orElseThrow();
    Traces.tellTo(
        span -> {
          throw new IllegalStateException("canary");
        });
    TestRecord<byte[], byte[]> failed = passed(review).orElseThrow();
    Traces.tellTo(
        span -> {
          throw new NoSuchMethodError("canary");
        });
    TestRecord<byte[], byte[]> unlinked = passed(review).orElseThrow();
    for (TestRecord<byte[], byte[]> one : List.of(told, failed, unlinked)) {
      assertArrayEquals(untold.value(), one.value());
      assertEquals(untold.headers(), one.headers());
      assertEquals(untold.getRecordTime(), one.getRecordTime());
    }
    assertEquals(1, spans.size());
  }

  @Test
  void aReaderOutsideIsGivenNoTrace() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    from.untraced().writeTo(headers);
    assertEquals(null, headers.lastHeader("traceparent"));
    assertEquals(from.id(), Envelope.readFrom(headers, "a/0/1", Samples.TIME).id());
  }
}
