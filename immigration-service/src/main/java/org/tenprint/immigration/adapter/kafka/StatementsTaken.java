package org.tenprint.immigration.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.TakenSoFar;
import org.tenprint.messaging.waiting.Changes;

/**
 * Waits until what stood on the owners' topics was taken, by whichever instance, so that a lookup
 * sees what was stated before it. An owner who is held, or who had more there than is taken in
 * {@link #LONGEST}, or whose partition had no leader for as long, is not waited for until that is
 * over: no owner holds up the bookings. Cost: one round trip where nothing is to be waited for.
 * Many may wait.
 */
public final class StatementsTaken implements TakenSoFar, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatementsTaken.class);

  /** The longest wait for an owner. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration TOPICS_KNOWN = Duration.ofSeconds(5);

  private final Pattern topics;
  private final Supplier<Set<String>> held;
  private final Admin admin;
  private final Changes changes = new Changes();
  private final Map<TopicPartition, Long> taken = new HashMap<>();

  /** The epoch of each one's leader when it was asked last: another may have another log. */
  private final Map<TopicPartition, Integer> leaders = new HashMap<>();

  private int backs;
  private final Set<TopicPartition> behind = ConcurrentHashMap.newKeySet();

  /** Those that were waited for once without an answer, until they have a leader. */
  private final Set<TopicPartition> silent = ConcurrentHashMap.newKeySet();

  private Set<TopicPartition> known = Set.of();
  private long knownUntil = System.nanoTime();

  /**
   * @param client kafka-clients' settings
   * @param topics the owners' topics
   * @param held those that are not waited for
   */
  StatementsTaken(Map<String, Object> client, Pattern topics, Supplier<Set<String>> held) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) LONGEST.toMillis() / 2);
    settings.put("default.api.timeout.ms", (int) LONGEST.toMillis());
    this.admin = Admin.create(settings);
    this.topics = topics;
    this.held = held;
  }

  @Override
  public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    changes.make(
        () ->
            offsets.forEach(
                (partition, offset) -> {
                  if (offset != null) {
                    taken.merge(partition, offset.offset(), Math::max);
                  }
                }));
  }

  /** What the group said before is of the log that was. */
  @Override
  public void back(TopicPartition partition, long offset) {
    changes.make(
        () -> {
          backs++;
          taken.put(partition, offset);
        });
  }

  /** The topics of owners who are behind, in alphabetical order. */
  public Set<String> behind() {
    return behind.stream()
        .map(TopicPartition::topic)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns when what stands there now was taken, or is not to be waited for.
   *
   * @throws KafkaException if the brokers do not say what stands there
   */
  public void await() {
    Map<TopicPartition, Long> ends = ends();
    passEnds(ends);
    Set<String> notNow = held.get();
    ends.keySet().removeIf(partition -> notNow.contains(partition.topic()));
    long deadline = System.nanoTime() + LONGEST.toNanos();
    Set<TopicPartition> missing = missing(ends);
    while (!missing.isEmpty()) {
      ask(missing);
      missing = missing(ends);
      if (behind.containsAll(missing)) {
        break;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 || held.get().containsAll(topicsOf(missing))) {
        leaveBehind(missing);
        break;
      }
      Duration look = Duration.ofNanos(Math.min(LOOK.toNanos(), left));
      try {
        changes.await(() -> reached(ends), look);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
      missing = missing(ends);
    }
    Set<TopicPartition> still = missing;
    behind.removeIf(partition -> ends.containsKey(partition) && !still.contains(partition));
  }

  /**
   * What was taken beyond an end is of a topic that was deleted, and made again, or was taken since
   * the end was asked: the group says.
   */
  private void passEnds(Map<TopicPartition, Long> ends) {
    changes.see(
        () ->
            taken
                .entrySet()
                .removeIf(one -> ends.getOrDefault(one.getKey(), Long.MAX_VALUE) < one.getValue()));
  }

  private void leaveBehind(Set<TopicPartition> missing) {
    for (TopicPartition partition : missing) {
      if (behind.add(partition)) {
        LOG.warn("statements are not waited for now topic={}", partition.topic());
      }
    }
  }

  private static Set<String> topicsOf(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> taken.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Set<TopicPartition> missing(Map<TopicPartition, Long> ends) {
    return changes.see(
        () ->
            ends.entrySet().stream()
                .filter(end -> taken.getOrDefault(end.getKey(), 0L) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
  }

  private void ask(Set<TopicPartition> partitions) {
    int before = changes.see(() -> backs);
    Map<TopicPartition, OffsetAndMetadata> some =
        new HashMap<>(
            got(
                admin
                    .listConsumerGroupOffsets(TopicCatalogue.STATEMENTS_GROUP)
                    .partitionsToOffsetAndMetadata()));
    some.keySet().retainAll(partitions);
    changes.make(
        () -> {
          if (backs == before) {
            committed(some);
          }
        });
  }

  private Map<TopicPartition, Long> ends() {
    Set<TopicPartition> partitions = new HashSet<>(partitions());
    partitions.removeAll(silent);
    Map<TopicPartition, Long> ends = new HashMap<>();
    if (partitions.isEmpty()) {
      return ends;
    }
    ListOffsetsResult answers =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    Set<TopicPartition> unanswered = new HashSet<>();
    Optional<TimeoutException> why = Optional.empty();
    for (TopicPartition partition : partitions) {
      try {
        ListOffsetsResultInfo end = got(answers.partitionResult(partition));
        ends.put(partition, end.offset());
        end.leaderEpoch().ifPresent(epoch -> led(partition, epoch));
      } catch (AuthorizationException | UnknownTopicOrPartitionException e) {
        // what cannot be read is not taken either: its owner is told by the feed, not here
        ends.remove(partition);
      } catch (TimeoutException e) {
        unanswered.add(partition);
        why = Optional.of(e);
      }
    }
    if (why.isPresent()) {
      if (unanswered.equals(partitions)) {
        throw why.get();
      }
      leaveBehind(unanswered);
      silent.addAll(unanswered);
    }
    return ends;
  }

  /** What is known of a log is known while its leader leads; then the group is asked. */
  private void led(TopicPartition partition, int epoch) {
    changes.see(
        () -> {
          Integer last = leaders.put(partition, epoch);
          return last == null || last == epoch ? null : taken.remove(partition);
        });
  }

  private synchronized Set<TopicPartition> partitions() {
    if (System.nanoTime() - knownUntil >= 0) {
      Set<String> names =
          got(admin.listTopics().names()).stream()
              .filter(name -> topics.matcher(name).matches())
              .collect(Collectors.toSet());
      Set<TopicPartition> found = new HashSet<>();
      Set<TopicPartition> led = new HashSet<>();
      admin
          .describeTopics(names)
          .topicNameValues()
          .forEach(
              (name, description) -> {
                try {
                  for (TopicPartitionInfo one : got(description).partitions()) {
                    TopicPartition partition = new TopicPartition(name, one.partition());
                    found.add(partition);
                    if (one.leader() != null && !one.leader().isEmpty()) {
                      led.add(partition);
                    }
                  }
                } catch (AuthorizationException | UnknownTopicOrPartitionException e) {
                  LOG.debug("owner's topic is not there topic={}", name);
                }
              });
      silent.retainAll(found);
      silent.removeAll(led);
      known = Set.copyOf(found);
      knownUntil = System.nanoTime() + TOPICS_KNOWN.toNanos();
    }
    return known;
  }

  private static <T> T got(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get(2 * LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("the brokers do not say what owners have stated", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
