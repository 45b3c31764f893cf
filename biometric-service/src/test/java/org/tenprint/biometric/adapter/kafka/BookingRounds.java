package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.tenprint.biometric.TestBookings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.testkit.TestBroker;

/**
 * Bookings that go on, whatever becomes of the instances: round after round on a thread of its own,
 * each when the one before is answered. A round is a stranger, the same person again while that is
 * not yet committed, and the stranger of the round before, all on one partition; each partition in
 * turn. So the answers hang on nothing but the order, and two runs can be compared byte by byte.
 */
final class BookingRounds implements AutoCloseable {
  private static final int[] FOUR = {1, 2, 6, 7};

  /** A failure of a round would be waited for as long as that. */
  private static final int MOST = 400;

  private final TestBroker broker;
  private final List<List<Booking>> rounds = new ArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "bookings");
  private volatile boolean going = true;

  BookingRounds(TestBroker broker) {
    this.broker = broker;
  }

  BookingRounds start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      for (int round = 0; going && round < MOST; round++) {
        List<Booking> bookings = round(round);
        rounds.add(bookings);
        take(broker, bookings);
        answered.incrementAndGet();
      }
    } catch (Throwable e) {
      failure.set(new AssertionError(e + ", while " + OpenHops.told(), e));
    }
  }

  /** Waits until so many rounds more are answered. */
  void await(int more) {
    int from = answered.get();
    Awaitility.await()
        .atMost(LONG)
        .until(() -> failure.get() != null || answered.get() >= from + more);
    if (failure.get() != null) {
      throw new AssertionError(
          "round " + answered.get() + " was not answered as it must be: " + failure.get(),
          failure.get());
    }
  }

  /** Ends after the round under way; returns all. */
  List<List<Booking>> end() throws InterruptedException {
    await(1);
    going = false;
    thread.join();
    await(0);
    assertEquals(rounds.size(), answered.get());
    return rounds;
  }

  /** Books a round, and waits for its answers. */
  static void take(TestBroker broker, List<Booking> bookings) {
    bookings.forEach(booking -> RunningHop.book(broker, booking));
    for (int i = bookings.size() - 1; i >= 0; i--) {
      IdentificationOutcome outcome =
          i == 0 ? IdentificationOutcome.NO_MATCH : IdentificationOutcome.MATCH;
      Identification answer = RunningHop.identification(broker, bookings.get(i));
      assertEquals(
          outcome, answer.getOutcome(), answer.getContext().getTcn() + " " + answer.getDoubt());
    }
  }

  private static List<Booking> round(int round) {
    List<Booking> bookings = new ArrayList<>();
    bookings.add(booking("STRANGER-" + round, round, round, 0));
    bookings.add(booking("AGAIN-" + round, round, round, 1));
    if (round > 0) {
      bookings.add(booking("BEFORE-" + round, round, round - 1, 2));
    }
    return bookings;
  }

  /** A booking whose key falls to the round's partition. */
  private static Booking booking(String name, int round, int stranger, int impression) {
    return IntStream.range(0, 1000)
        .mapToObj(
            i ->
                TestBookings.of(
                    name + "-" + i, Retention.ENROL, person(1000 + stranger, impression, FOUR)))
        .filter(booking -> partition(booking) == round % TopicCatalogue.BOOKINGS.partitions())
        .findFirst()
        .orElseThrow();
  }

  private static int partition(Booking booking) {
    byte[] key = RunningHop.key(booking.getContext().getBookingId().toString());
    return Utils.toPositive(Utils.murmur2(key)) % TopicCatalogue.BOOKINGS.partitions();
  }

  @Override
  public void close() {
    going = false;
    thread.interrupt();
    Awaitility.await().atMost(LONG).until(() -> !thread.isAlive());
  }
}
