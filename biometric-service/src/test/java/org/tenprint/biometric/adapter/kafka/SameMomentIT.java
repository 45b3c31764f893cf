package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.CODECS;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestBookings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.TestBroker;

/**
 * Two instances answer two bookings of one person at the same moment: neither sees what the other
 * enrols. They mend it, and the next booking is a match.
 */
class SameMomentIT {
  private static final int[] FOUR = {1, 2, 6, 7};

  /** Both come to their search before either may go on. */
  private static final class Meeting implements InstantSource {
    private volatile CountDownLatch both = new CountDownLatch(0);

    void arrange() {
      both = new CountDownLatch(2);
    }

    @Override
    public Instant instant() {
      if (Thread.currentThread().getStackTrace()[2].getMethodName().equals("identify")) {
        both.countDown();
        try {
          both.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return Instant.now();
    }
  }

  @Test
  void twoBookingsOfOnePersonAtTheSameMomentBecomeOneSubjectWithBoth(@TempDir Path state)
      throws Exception {
    Meeting meeting = new Meeting();
    try (TestBroker broker = TestBroker.dedicated()) {
      RunningHop.createTopics(broker);
      try (RunningHop one =
              RunningHop.start(broker, state.resolve("1"), Galleries.create(64), meeting);
          RunningHop two =
              RunningHop.start(broker, state.resolve("2"), Galleries.create(64), meeting)) {
        one.awaitRunning();
        two.awaitRunning();
        int[] theirs = partitions(one, two);

        // a stranger
        meeting.arrange();
        Booking first = booking("A", theirs[0], 1, 0);
        Booking second = booking("B", theirs[1], 1, 1);
        book(broker, first);
        book(broker, second);
        Identification ofFirst = identification(broker, first);
        Identification ofSecond = identification(broker, second);
        assertEquals(IdentificationOutcome.NO_MATCH, ofFirst.getOutcome());
        assertEquals(IdentificationOutcome.NO_MATCH, ofSecond.getOutcome());
        assertNotEquals(ofFirst.getEnrolledSubjectId(), ofSecond.getEnrolledSubjectId());
        awaitOne(broker, Set.of(id(first), id(second)));

        // who is known by now, and found by both at the same moment
        theirs = partitions(one, two);
        meeting.arrange();
        Booking third = booking("C", theirs[0], 1, 2);
        Booking fourth = booking("D", theirs[1], 1, 3);
        book(broker, third);
        book(broker, fourth);
        String subject = identification(broker, third).getSubjectId();
        assertEquals(subject, identification(broker, fourth).getSubjectId());
        awaitOne(broker, Set.of(id(first), id(second), id(third), id(fourth)));

        Booking next = booking("E", theirs[0], 1, 4);
        book(broker, next);
        Identification match = identification(broker, next);
        assertEquals(IdentificationOutcome.MATCH, match.getOutcome());
        assertEquals(subject, match.getSubjectId());
      }
    }
  }

  /** A partition of each, when they share all of them: what comes there each answers. */
  private static int[] partitions(RunningHop one, RunningHop two) {
    Awaitility.await().atMost(LONG).until(() -> shared(one.partitions(), two.partitions()));
    return Stream.of(one, two).mapToInt(hop -> hop.partitions().iterator().next()).toArray();
  }

  private static boolean shared(Set<Integer> one, Set<Integer> two) {
    return !one.isEmpty()
        && !two.isEmpty()
        && Collections.disjoint(one, two)
        && one.size() + two.size() == TopicCatalogue.BOOKINGS.partitions();
  }

  private static UUID id(Booking booking) {
    return booking.getContext().getBookingId();
  }

  /** A booking whose key falls to that partition. */
  private static Booking booking(String name, int partition, int person, int impression) {
    return IntStream.range(0, 1000)
        .mapToObj(i -> TestBookings.of(name + i, Retention.ENROL, person(person, impression, FOUR)))
        .filter(booking -> partition(booking) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static int partition(Booking booking) {
    byte[] key = RunningHop.key(id(booking).toString());
    return Utils.toPositive(Utils.murmur2(key)) % TopicCatalogue.BOOKINGS.partitions();
  }

  /**
   * The log says of one subject that it was seen in these bookings, and of nobody else anything.
   */
  private static void awaitOne(TestBroker broker, Set<UUID> bookings) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              List<Set<UUID>> held =
                  said(broker).values().stream().filter(one -> !one.isEmpty()).toList();
              assertEquals(List.of(bookings), held);
            });
  }

  private static Map<String, Set<UUID>> said(TestBroker broker) throws PoisonEvent {
    Map<String, Set<UUID>> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.consume(TopicCatalogue.ENROLMENTS.name())) {
      Enrolment said = CODECS.enrolments().decode(record.value());
      Set<UUID> bookings = new HashSet<>();
      said.getEncounters().stream()
          .filter(one -> !one.getTemplates().isEmpty())
          .forEach(one -> bookings.add(one.getBookingId()));
      last.put(said.getSubjectId(), bookings);
    }
    return last;
  }
}
