package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.count;
import static org.tenprint.biometric.adapter.kafka.RunningHop.enrol;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.ShardedGallery;
import org.tenprint.matching.prints.Subject;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.testkit.TestBroker;

/** What people ordered holds in every shard, not in that alone which decides. */
class ShardedOrdersIT {
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final Instant NOW = Instant.now();

  @TempDir Path state;

  /** The shard that holds the subject is behind with the order, and whoever asks it is not. */
  @Test
  void whatWasOrderedBeforeABookingCameIsReadBeforeAShardAnswers() throws Exception {
    try (TestBroker broker = TestBroker.dedicated()) {
      RunningHop.createTopics(broker);
      try (RunningHop first = shard(broker, 0);
          RunningHop second = shard(broker, 1)) {
        List.of(first, second).forEach(RunningHop::awaitRunning);
        Awaitility.await().atMost(LONG).until(() -> first.linked() && second.linked());
        UUID wrong = new UUID(10, 1);
        String id =
            IntStream.range(0, 100)
                .mapToObj(i -> "S-" + i)
                .filter(one -> ShardedGallery.shard(one, 2) == 1)
                .findFirst()
                .orElseThrow();
        Capture capture = new Capture(Optional.of(wrong), Instant.parse("2011-01-01T00:00:00Z"));
        Subject subject = Subject.of(id, person(10, 0, FOUR));
        enrol(broker, EnrolmentCodec.toAvro(new EnrolledSubject(subject, List.of(capture))));
        Awaitility.await().atMost(LONG).until(() -> second.gallery.find(id).isPresent());

        Awaitility.await().atMost(LONG).until(() -> decidedBy(first).isPresent());
        Booking booking = decidedBy(first).orElseThrow();
        second.beforeOrder =
            () ->
                Awaitility.await()
                    .atMost(LONG)
                    .until(() -> isAShardWaiting() || count(broker, booking) > 0);
        broker.produce(
            TopicCatalogue.REASSIGNMENTS.name(),
            key(wrong.toString()),
            RunningHop.CODECS.reassignments().encode(ReassignmentFeedTest.order(wrong, null)));
        book(broker, booking);
        assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, booking).getOutcome());
      }
    }
  }

  private RunningHop shard(TestBroker broker, int index) {
    GalleryShard shard =
        new GalleryShard(index, 2, new EnrolledGallery(Galleries.create(100)), 100);
    return RunningHop.startShard(
        broker, state.resolve("" + index), shard, Optional.empty(), () -> NOW);
  }

  /** A booking of the same person that this instance decides. */
  private static Optional<Booking> decidedBy(RunningHop hop) {
    return IntStream.range(0, 100)
        .mapToObj(i -> TestBookings.of("J-" + i, Retention.SEARCH_ONLY, person(10, 1, FOUR)))
        .filter(one -> hop.partitions().contains(partition(one.getContext().getBookingId())))
        .findFirst();
  }

  private static int partition(UUID booking) {
    return Utils.toPositive(Utils.murmur2(key(booking.toString())))
        % TopicCatalogue.FLOW_PARTITIONS;
  }

  /** Whether what answers another shard waits for an order. */
  private static boolean isAShardWaiting() {
    return Thread.getAllStackTraces().values().stream()
        .map(Arrays::asList)
        .anyMatch(
            trace ->
                trace.stream().anyMatch(at -> in(at, SearchResponder.class.getName()))
                    && trace.stream()
                        .anyMatch(
                            at ->
                                in(at, ReferenceFeed.class.getName())
                                    && at.getMethodName().equals("catchUp")));
  }

  private static boolean in(StackTraceElement at, String name) {
    return at.getClassName().equals(name);
  }
}
