package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.matching.Galleries;
import org.tenprint.testkit.TestBroker;

/**
 * The number of shards is changed without a stop, as the runbook says: the new set begins beside
 * the old one, the old one ends, and bookings go on all the while. None is lost or answered twice,
 * and all that is written is what one whole gallery writes, to the byte.
 */
class ShardsChangedIT {
  private static final int EXPECTED = 1000;

  /** Each partition once, and some more. */
  private static final int ROUNDS = TopicCatalogue.FLOW_PARTITIONS + 2;

  /** One time for all runs; a past one would be beyond the topics' retention. */
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @TempDir Path state;

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "2, 1"})
  void theNumberOfShardsIsChangedWhileBookingsGoOn(int from, int to) throws Exception {
    List<List<Booking>> rounds;
    Map<String, List<String>> changed;
    List<RunningHop> old = new ArrayList<>();
    List<RunningHop> next = new ArrayList<>();
    try (TestBroker broker = broker();
        BookingRounds bookings = new BookingRounds(broker)) {
      try {
        start(broker, from, old);
        old.forEach(RunningHop::awaitRunning);
        bookings.start().await(ROUNDS);
        start(broker, to, next);
        awaitShared(old, next);
        bookings.await(ROUNDS);
        Awaitility.await().atMost(LONG).until(() -> next.stream().anyMatch(hop -> read(hop) > 0));
        assertAnswering(old);
        close(old);
        bookings.await(ROUNDS);
        rounds = bookings.end();
        assertAnswering(next);
        changed = WrittenLog.of(broker);
        assertFalse(broker.consume(TopicCatalogue.SHARD_SEARCHES.name()).isEmpty());
      } finally {
        close(old);
        close(next);
      }
    }
    assertTrue(rounds.size() > 3 * ROUNDS, rounds.size() + " rounds");
    assertEachOnce(rounds, changed);
    assertAsOfOne(rounds, changed);
  }

  /** Old and new have partitions to answer: each of the new ones waits for its siblings no more. */
  private static void awaitShared(List<RunningHop> old, List<RunningHop> next) {
    next.forEach(RunningHop::awaitRunning);
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                next.stream().noneMatch(hop -> hop.partitions().isEmpty())
                    && old.stream().anyMatch(hop -> !hop.partitions().isEmpty()));
    if (next.size() > 1) {
      Awaitility.await().atMost(LONG).until(() -> next.stream().allMatch(RunningHop::linked));
    }
  }

  /** Asked before they end: an old shard that waits for one that is gone ends by that. */
  private static void assertAnswering(List<RunningHop> set) {
    assertTrue(set.stream().mapToDouble(ShardsChangedIT::read).sum() > 0);
    set.forEach(hop -> assertTrue(hop.lifeline.intact()));
  }

  /** Bookings that it answered. */
  private static double read(RunningHop hop) {
    return hop.meters.counter("tenprint.identifications").count();
  }

  private static void assertEachOnce(
      List<List<Booking>> rounds, Map<String, List<String>> written) {
    String topic = TopicCatalogue.IDENTIFICATIONS.name() + " ";
    for (List<Booking> round : rounds) {
      for (Booking booking : round) {
        String key = topic + booking.getContext().getBookingId();
        assertEquals(1, written.getOrDefault(key, List.of()).size(), key);
      }
    }
    assertEquals(
        rounds.stream().mapToInt(List::size).sum(),
        written.keySet().stream().filter(key -> key.startsWith(topic)).count());
  }

  private void assertAsOfOne(List<List<Booking>> rounds, Map<String, List<String>> changed)
      throws Exception {
    List<RunningHop> one = new ArrayList<>();
    try (TestBroker broker = broker()) {
      try {
        start(broker, 1, one);
        one.forEach(RunningHop::awaitRunning);
        rounds.forEach(round -> BookingRounds.take(broker, round));
        Map<String, List<String>> expected = WrittenLog.of(broker);
        assertEquals(expected.keySet(), changed.keySet());
        expected.forEach((key, written) -> assertEquals(written, changed.get(key), key));
      } finally {
        close(one);
      }
    }
  }

  private static TestBroker broker() throws Exception {
    TestBroker broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
    return broker;
  }

  /** Each with a state directory of its own; a broker may have the address of one before it. */
  private void start(TestBroker broker, int count, List<RunningHop> hops) throws IOException {
    Path folder = Files.createTempDirectory(state, "of-" + count + "-");
    if (count == 1) {
      hops.add(
          RunningHop.start(broker, folder.resolve("one"), Galleries.create(EXPECTED), () -> NOW));
      return;
    }
    IntStream.range(0, count)
        .mapToObj(
            index ->
                RunningHop.startShard(
                    broker,
                    folder.resolve(Integer.toString(index)),
                    new GalleryShard(
                        index, count, new EnrolledGallery(Galleries.create(EXPECTED)), EXPECTED),
                    Optional.empty(),
                    () -> NOW))
        .forEach(hops::add);
  }

  private static void close(List<RunningHop> hops) {
    hops.forEach(RunningHop::close);
  }
}
