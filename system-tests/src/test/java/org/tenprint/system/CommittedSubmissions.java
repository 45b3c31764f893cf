package org.tenprint.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.guarantee.SubmittedBooking.Place;

/** Up to where booking-service has committed the agencies' own topics. Close it. */
final class CommittedSubmissions implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Admin admin;
  private final Set<String> topics;
  private final long before;

  /**
   * @param client settings of one who may ask for a group's offsets
   */
  CommittedSubmissions(Map<String, Object> client, List<Place> agencies) {
    admin = Admin.create(client);
    topics =
        agencies.stream()
            .map(place -> TopicCatalogue.SUBMISSIONS.of(place.ori()))
            .collect(Collectors.toSet());
    before = sum();
  }

  /** Waits until so many more are committed than were when this was made. */
  void awaitMore(int count) {
    Awaitility.await(count + " submissions more are committed")
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> sum() >= before + count);
  }

  private long sum() {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin
              .listConsumerGroupOffsets(Service.BOOKING.module())
              .partitionsToOffsetAndMetadata()
              .get();
      return offsets.entrySet().stream()
          .filter(one -> topics.contains(one.getKey().topic()))
          .map(Map.Entry::getValue)
          .filter(Objects::nonNull)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
