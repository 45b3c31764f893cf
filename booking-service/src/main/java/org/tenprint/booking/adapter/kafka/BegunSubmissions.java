package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.messaging.HeldPartitions;

/**
 * The records of one poll, begun in the order of each partition, so that they share the ledger's
 * transactions. No agency's trouble is work for all: where an agency's topic of receipts is missing
 * none of its records is begun, and where what it was told last did not arrive one is, after all
 * others, and the rest only if that one is taken within {@link #PROBE}. What is not come to while
 * the round lasts ({@link TimedRounds}) is not begun; of those in doubt one is, however long it
 * lasted.
 */
final class BegunSubmissions {
  /** How long one poll waits for the first records of all agencies that could not be told. */
  static final Duration PROBE = Duration.ofMillis(500);

  private static final int ROUNDS_IN_DOUBT = 2;
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final SubmissionIntake intake;
  private final HeldPartitions held;
  private final TimedRounds rounds;
  private final Map<TopicPartition, List<Begun>> begun = new LinkedHashMap<>();

  /**
   * A record and what becomes of it.
   *
   * @param taken empty if the round was over before it was begun
   */
  private record Begun(long offset, Optional<CompletionStage<Void>> taken) {}

  /**
   * What became of a partition's records.
   *
   * @param next where it goes on: behind its last record, or at the first that was not taken
   * @param behind offsets behind that, of records that were taken
   * @param why that record was not taken; empty if all were, or it was only not begun
   * @param any whether its first was taken, which is what it was held for if it was
   * @param all whether all were taken
   */
  record Ended(long next, Set<Long> behind, Optional<Unavailable> why, boolean any, boolean all) {}

  private BegunSubmissions(SubmissionIntake intake, HeldPartitions held, TimedRounds rounds) {
    this.intake = intake;
    this.held = held;
    this.rounds = rounds;
  }

  /** Begins what can be told; what was taken before its partition was held is not begun again. */
  static BegunSubmissions of(
      ConsumerRecords<byte[], byte[]> records,
      SubmissionIntake intake,
      HeldPartitions held,
      TimedRounds rounds) {
    BegunSubmissions all = new BegunSubmissions(intake, held, rounds);
    Map<TopicPartition, CompletionStage<Void>> asked = new LinkedHashMap<>();
    for (TopicPartition partition : rounds.round(records.partitions())) {
      asked.put(partition, intake.awaited(partition.topic()));
    }
    List<List<ConsumerRecord<byte[], byte[]>>> doubted = new ArrayList<>();
    asked.forEach(
        (partition, awaited) -> {
          List<ConsumerRecord<byte[], byte[]>> its = records.records(partition);
          if (notTaken(awaited).isPresent()) {
            all.answer(its, awaited);
          } else if (intake.failing(partition.topic())) {
            doubted.add(its);
          } else {
            all.begin(its, 1);
          }
        });
    all.probe(doubted);
    return all;
  }

  private void begin(List<ConsumerRecord<byte[], byte[]>> records, int lengths) {
    boolean reached = true;
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (before(record)) {
        put(record, Optional.of(DONE));
      } else if (rounds.another(lengths)) {
        any = true;
        put(record, Optional.of(intake.take(record)));
      } else {
        reached = any;
        put(record, Optional.empty());
      }
    }
    rounds.had(of(records.get(0)), reached);
  }

  /** All that was not taken before, by one answer and without work. */
  private void answer(List<ConsumerRecord<byte[], byte[]>> records, CompletionStage<Void> answer) {
    records.forEach(record -> put(record, Optional.of(before(record) ? DONE : answer)));
    rounds.had(of(records.get(0)), true);
  }

  private void put(ConsumerRecord<byte[], byte[]> record, Optional<CompletionStage<Void>> taken) {
    begun
        .computeIfAbsent(of(record), none -> new ArrayList<>())
        .add(new Begun(record.offset(), taken));
  }

  private boolean before(ConsumerRecord<byte[], byte[]> record) {
    return held.taken(of(record), record.offset());
  }

  private static TopicPartition of(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** The first of each, all at once; whoever's is taken in time has the rest begun. */
  private void probe(List<List<ConsumerRecord<byte[], byte[]>>> doubted) {
    rounds.doubted();
    List<Optional<CompletionStage<Void>>> firsts =
        doubted.stream().map(records -> records.get(0)).map(this::first).toList();
    for (int i = 0; i < doubted.size(); i++) {
      List<ConsumerRecord<byte[], byte[]>> records = doubted.get(i);
      Optional<CompletionStage<Void>> first = firsts.get(i);
      if (first.isEmpty()) {
        records.forEach(record -> put(record, Optional.empty()));
        rounds.had(of(records.get(0)), false);
      } else if (notTaken(first.get()).isPresent()) {
        answer(records, first.get());
      } else {
        put(records.get(0), first);
        if (records.size() > 1) {
          begin(records.subList(1, records.size()), ROUNDS_IN_DOUBT);
        }
        rounds.had(of(records.get(0)), true);
      }
    }
  }

  private Optional<CompletionStage<Void>> first(ConsumerRecord<byte[], byte[]> record) {
    if (before(record)) {
      return Optional.of(DONE);
    }
    return rounds.another(ROUNDS_IN_DOUBT)
        ? Optional.of(inTime(intake.take(record)))
        : Optional.empty();
  }

  /** What is not sure in time is not taken; it may still be, and is then taken twice. */
  private static CompletionStage<Void> inTime(CompletionStage<Void> taken) {
    return taken
        .toCompletableFuture()
        .copy()
        .orTimeout(PROBE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              if (cause instanceof TimeoutException) {
                throw new Unavailable("agency could not be told, and not in " + PROBE, RETRY);
              }
              throw failure instanceof CompletionException known
                  ? known
                  : new CompletionException(cause);
            });
  }

  /** Waits for all. */
  Map<TopicPartition, Ended> ended() {
    Map<TopicPartition, Ended> ended = new LinkedHashMap<>();
    begun.forEach((partition, records) -> ended.put(partition, ended(records)));
    return ended;
  }

  private static Ended ended(List<Begun> records) {
    Set<Long> behind = new HashSet<>();
    long next = records.get(records.size() - 1).offset() + 1;
    Optional<Unavailable> first = Optional.empty();
    boolean all = true;
    for (Begun record : records) {
      Optional<Unavailable> why = record.taken().flatMap(BegunSubmissions::notTaken);
      boolean taken = record.taken().isPresent() && why.isEmpty();
      if (taken && !all) {
        behind.add(record.offset());
      } else if (!taken && all) {
        all = false;
        first = why;
        next = record.offset();
      }
    }
    return new Ended(next, behind, first, next > records.get(0).offset(), all);
  }

  /** Why a record was not taken, once that is known; empty if it was. */
  private static Optional<Unavailable> notTaken(CompletionStage<Void> taken) {
    try {
      taken.toCompletableFuture().join();
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Unavailable unavailable) {
        return Optional.of(unavailable);
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
