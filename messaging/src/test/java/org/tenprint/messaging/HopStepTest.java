package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.InMemoryHop;

/** What stays of a step that throws, and what ends the process. */
class HopStepTest {
  private static final String IN = TopicCatalogue.REVIEWS.name();
  private static final String OUT = "out.v1";
  private static final String DEAD = TopicCatalogue.REVIEWS.deadLetters("tester");
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Of a driver: a broker that is away, in an application's own clothes. */
  private static final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final InMemoryHop hop =
      new InMemoryHop(
          Hop.of("tester")
              .on(TopicCatalogue.REVIEWS, codec, r -> r.getBookingId().toString(), this::step)
              .with(
                  Stores.keyValueStoreBuilder(
                      Stores.persistentKeyValueStore("kept"), Serdes.String(), Serdes.ByteArray()))
              .with(
                  Stores.windowStoreBuilder(
                      Stores.persistentWindowStore(
                          "by-time", Duration.ofDays(1), Duration.ofDays(1), false),
                      Serdes.String(),
                      Serdes.String()))
              .endsOn(StoreAway.class)
              .onStart(out -> out.every(PERIOD, () -> atTheClock(out)))
              .topology());
  private Throwable thrown;
  private Optional<PoisonEvent> part = Optional.empty();
  private boolean clock;
  private boolean late;
  private boolean nested;
  private int kept;
  private int windows;

  @AfterEach
  void stop() {
    hop.close();
  }

  private void step(Received<Review> received, Emitter out) {
    KeyValueStore<String, byte[]> store = out.store("kept");
    WindowStore<String, String> byTime = out.store("by-time");
    kept = count(store);
    windows = count(byTime);
    write("before", received, out);
    assertArrayEquals(new byte[] {1}, store.get("before"));
    store.delete("absent");
    if (part.isEmpty() && thrown != null) {
      FeedFailureIT.raise(thrown);
    }
    part = out.apart(() -> write("part", received, out));
  }

  private void write(String name, Received<Review> received, Emitter out) {
    KeyValueStore<String, byte[]> store = out.store("kept");
    WindowStore<String, String> byTime = out.store("by-time");
    store.put(name, new byte[] {1});
    byTime.put(name, name, Samples.TIME.toEpochMilli());
    Envelope next =
        received.envelope().next("/tester", codec.eventType(), received.key(), "", Samples.TIME);
    out.emit(OUT, received.key(), codec, received.value(), next);
  }

  private void atTheClock(Emitter out) {
    if (late) {
      Review review = Samples.review("TCN-1");
      String key = review.getBookingId().toString();
      out.emitLate(
          OUT, key, codec, review, Envelope.first("/t", codec.eventType(), key, "", Samples.TIME));
    }
    if (nested) {
      partsOfAPart(out);
    }
    if (!clock) {
      return;
    }
    KeyValueStore<String, byte[]> store = out.store("kept");
    for (String name : List.of("one", "bad", "two")) {
      Optional<PoisonEvent> failed =
          out.apart(
              () -> {
                store.put(name, new byte[] {2});
                out.tombstone(OUT, name, Samples.TIME);
                if (name.equals("bad")) {
                  throw new IllegalStateException("a person's name");
                }
              });
      failed.ifPresent(why -> out.putAside(IN, name, new byte[] {3}, why, new Origin(IN, 0, -1L)));
    }
    kept = count(store);
  }

  /** The first fails behind a part that did not, the second behind one that did. */
  private void partsOfAPart(Emitter out) {
    for (boolean good : List.of(true, false)) {
      Emitter.Part inner =
          () -> {
            out.tombstone(OUT, "inner", Samples.TIME);
            if (!good) {
              throw new IllegalStateException();
            }
          };
      part =
          out.apart(
              () -> {
                out.tombstone(OUT, good ? "set back" : "stays", Samples.TIME);
                assertEquals(good, out.apart(inner).isEmpty());
                if (good) {
                  throw new IllegalStateException();
                }
              });
      assertEquals(good, part.isPresent());
    }
  }

  @Test
  void aPartOfAPartIsWrittenWithIt() {
    nested = true;
    hop.pass(PERIOD);
    assertEquals(List.of("stays"), hop.written().get(OUT).stream().map(r -> key(r)).toList());
  }

  @Test
  void ofAStepThatThrowsNothingStaysAndItsEventIsADeadLetter() {
    List<Throwable> ofTheEvent =
        List.of(
            new IllegalStateException("a person's name"),
            new DateTimeException("P999999999Y"),
            new ArithmeticException(),
            new StackOverflowError(),
            new AssertionError());
    for (Throwable each : ofTheEvent) {
      thrown = each;
      part = Optional.empty();
      pipe("TCN-1");
      Map<String, List<TestRecord<byte[], byte[]>>> written = hop.written();
      assertEquals(List.of(DEAD), List.copyOf(written.keySet()));
      TestRecord<byte[], byte[]> letter = written.get(DEAD).get(0);
      assertArrayEquals(codec.encode(Samples.review("TCN-1")), letter.value());
      assertEquals("DECISION_FAILED", text(letter.headers(), DeadLetters.REASON));
      String detail = text(letter.headers(), DeadLetters.DETAIL);
      String at = each.getClass().getName() + " at " + FeedFailureIT.class.getName() + ":\\d+";
      assertTrue(detail.matches(at), detail);
    }
    thrown = null;
    pipe("TCN-2");
    assertEquals(0, kept);
    assertEquals(0, windows);
    assertEquals(2, hop.written().get(OUT).size());
    pipe("TCN-3");
    assertEquals(2, kept);
    assertEquals(2, windows);
  }

  @Test
  void whatEveryEventNeedsAndErrorsOfTheMachineEndTheProcess() {
    List<Throwable> ending =
        List.of(
            new StoreAway(),
            new KafkaException("away"),
            new UncheckedIOException(new IOException("disk full")),
            new OutOfMemoryError(),
            new NoClassDefFoundError());
    for (Throwable each : ending) {
      thrown = each;
      part = Optional.empty();
      assertThrows(Throwable.class, () -> pipe("TCN-1"));
    }
    assertTrue(hop.written().isEmpty());
  }

  @Test
  void ofAPartThatThrowsByTheClockNothingStaysAndTheOthersAreDone() {
    clock = true;
    hop.pass(PERIOD);
    assertEquals(2, kept);
    Map<String, List<TestRecord<byte[], byte[]>>> written = hop.written();
    assertEquals(List.of("one", "two"), written.get(OUT).stream().map(r -> key(r)).toList());
    TestRecord<byte[], byte[]> letter = written.get(DEAD).get(0);
    assertEquals("bad", key(letter));
    String detail = text(letter.headers(), DeadLetters.DETAIL);
    assertTrue(detail.startsWith("java.lang.IllegalStateException at org.tenprint."), detail);
    assertEquals("-1", text(letter.headers(), DeadLetters.OFFSET));
  }

  /** Topics forget by it: what waited is not older than what is written with it. */
  @Test
  void whatWaitedHasTheTimeAtWhichItIsWritten() {
    late = true;
    hop.pass(PERIOD);
    TestRecord<byte[], byte[]> written = hop.written().get(OUT).get(0);
    assertTrue(written.getRecordTime().isAfter(Samples.TIME), "" + written.getRecordTime());
    assertEquals(Samples.TIME.toString(), text(written.headers(), "ce_time"));
  }

  @Test
  void aRecordWithoutATimeIsTakenLikeAnyOther() {
    Review review = Samples.review("TCN-1");
    byte[] key = review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
    hop.pipe(IN, key, codec.encode(review), Instant.EPOCH);
    assertEquals(2, hop.written().get(OUT).size());
  }

  private void pipe(String tcn) {
    Review review = Samples.review(tcn);
    byte[] key = review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
    hop.pipe(IN, key, codec.encode(review), Samples.TIME);
  }

  private static int count(KeyValueStore<String, byte[]> store) {
    int found = 0;
    try (var all = store.all()) {
      for (; all.hasNext(); all.next()) {
        found++;
      }
    }
    return found;
  }

  private static int count(WindowStore<String, String> store) {
    int found = 0;
    try (var all = store.all()) {
      for (; all.hasNext(); all.next()) {
        found++;
      }
    }
    return found;
  }

  private static String key(TestRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
