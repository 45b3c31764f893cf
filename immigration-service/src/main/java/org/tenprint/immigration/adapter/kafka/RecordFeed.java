package org.tenprint.immigration.adapter.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.immigration.application.ChangesRefused;
import org.tenprint.immigration.application.OtherLog;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.RecordsRefused;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicExtent;

/**
 * Keeps the store as {@code immigration.records.v1} has it. Each batch read and the positions after
 * it are one transaction of the store; a start reads on from there. What the store can never keep
 * is a dead letter, before the rest of its batch is kept. Of whom something cannot be read, the
 * store is told, in the same transaction. Where the topic is another than the store was made of, or
 * has lost its end, the feed ends: what is stated there now would be passed over.
 */
public final class RecordFeed implements AutoCloseable {
  private final ReferenceFeed<ImmigrationRecord> feed;
  private final FollowedLog log;

  private RecordFeed(ReferenceFeed<ImmigrationRecord> feed, FollowedLog log) {
    this.feed = feed;
    this.log = log;
  }

  /**
   * Starts to read.
   *
   * @param store to keep
   * @param client kafka-clients' settings
   * @param lifeline cut when the store failed for good: nothing more will be kept
   */
  public static RecordFeed start(
      ImmigrationCodecs codecs, RecordStore store, Map<String, Object> client, Lifeline lifeline) {
    FollowedLog log = new FollowedLog();
    return new RecordFeed(
        new ReferenceFeed<>(
                TopicCatalogue.RECORDS.name(),
                ImmigrationTopology.SERVICE,
                codecs.records(),
                new Keeper(store, log),
                client,
                lifeline)
            .awaitingTransactions()
            .start(),
        log);
  }

  /** Whether all records that were there at the start are in the store, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  /** Whether what it reads is the log of the store. */
  public FollowedLog log() {
    return log;
  }

  ReferenceFeed<ImmigrationRecord> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }

  /** Gathers a batch, then hands it to the store. One thread, the feed's. */
  static final class Keeper implements ReferenceFeed.Holder<ImmigrationRecord> {
    /** What another instance may read: of a later version, with the signers, with the keys. */
    private static final Set<PoisonReason> OF_THE_READER =
        EnumSet.of(
            PoisonReason.UNKNOWN_SCHEMA,
            PoisonReason.FORGED,
            PoisonReason.SEALED,
            PoisonReason.DECISION_FAILED);

    private static final Comparator<RecordChange> IN_THE_LOGS_ORDER =
        Comparator.<RecordChange>comparingInt(change -> change.origin().partition())
            .thenComparingLong(change -> change.origin().offset());

    private final RecordStore store;
    private final List<RecordChange> batch = new ArrayList<>();

    /** Up to where each partition was read since the feed last began. */
    private final Map<Integer, Long> reached = new HashMap<>();

    private final FollowedLog log;

    /** As it was when the feed last began. */
    private LogExtent begun;

    Keeper(RecordStore store, FollowedLog log) {
      this.store = store;
      this.log = log;
    }

    @Override
    public void put(Received<ImmigrationRecord> received) throws PoisonEvent {
      if (!received.key().equals(received.value().getSubjectId())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the subject's id");
      }
      batch.add(
          RecordCodec.change(received.value(), address(received.origin()), received.recorded()));
    }

    @Override
    public void remove(String key, Origin origin, Instant recorded) {
      batch.add(new RecordChange.Withdrawn(key, address(origin), recorded));
    }

    /** Nobody is named by a record without a key, and nothing is known of who was forgotten. */
    @Override
    public void unread(String key, Origin origin, Instant recorded, PoisonEvent why) {
      if (!key.isEmpty() && why.reason() != PoisonReason.ERASED) {
        boolean elsewhere = OF_THE_READER.contains(why.reason());
        batch.add(new RecordChange.Unread(key, elsewhere, address(origin)));
      }
    }

    @Override
    public void read(Map<Integer, Long> positions) throws RecordsRefused {
      batch.forEach(change -> requireAhead(change.origin()));
      positions.forEach((partition, next) -> requireAhead(new LogAddress(partition, next)));
      batch.sort(IN_THE_LOGS_ORDER);
      try {
        store.apply(List.copyOf(batch), positions);
        batch.clear();
        reached.putAll(positions);
      } catch (ChangesRefused some) {
        batch.removeIf(change -> some.refused().containsKey(change.origin()));
        Map<Origin, PoisonEvent> poison = new HashMap<>();
        some.refused().forEach((at, state) -> poison.put(origin(at), refusal(state)));
        throw new RecordsRefused(poison);
      }
    }

    /** A batch that was not applied before the broker was away is read again. */
    @Override
    public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
      log.asked();
      batch.clear();
      reached.clear();
      Map<Integer, Long> positions = store.positions(() -> begins(now.get()));
      log.found();
      return positions;
    }

    private LogExtent begins(TopicExtent topic) {
      begun = new LogExtent(topic.id(), topic.ends());
      return begun;
    }

    /**
     * A reader goes back where the log's end is before it: it reads what was written anew there.
     * That is written down by what is known: brokers that have just come back may not answer.
     */
    private void requireAhead(LogAddress at) {
      if (at.offset() < reached.getOrDefault(at.partition(), 0L)) {
        log.asked();
        store.positions(() -> new LogExtent(begun.id(), Map.of(at.partition(), at.offset())));
        throw new OtherLog();
      }
    }

    private static PoisonEvent refusal(String state) {
      return new PoisonEvent(
          PoisonReason.INVARIANT_BROKEN, "the record store refuses it: SQL state " + state);
    }

    private static Origin origin(LogAddress at) {
      return new Origin(TopicCatalogue.RECORDS.name(), at.partition(), at.offset());
    }

    private static LogAddress address(Origin origin) {
      return new LogAddress(origin.getPartition(), origin.getOffset());
    }
  }
}
