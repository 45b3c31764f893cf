package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;

/** The hop's cases that are work for people, of the partitions that this instance has. */
public final class WaitingCases implements OpenCases {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingCases.class);

  private final KafkaStreams streams;
  private final CasePartitions partitions;
  private final Duration holdDeadline;

  /**
   * @param streams the running hop
   * @param partitions in how many its cases are
   * @param holdDeadline how long a hold stands
   */
  public WaitingCases(KafkaStreams streams, CasePartitions partitions, Duration holdDeadline) {
    this.streams = streams;
    this.partitions = partitions;
    this.holdDeadline = holdDeadline;
  }

  @Override
  public Open open(Asked asked) throws Refused {
    NearestCases nearest = new NearestCases(asked, holdDeadline);
    SortedSet<Integer> missing = new TreeSet<>();
    int all = count();
    for (int partition = 0; partition < all; partition++) {
      try {
        NearestCases here = new NearestCases(asked, holdDeadline);
        read(CaseStores.WAITING, partition, here::held);
        read(CaseStores.WITHHELD, partition, here::withheld);
        nearest.all(here);
      } catch (InvalidStateStorePartitionException e) {
        missing.add(partition);
      } catch (InvalidStateStoreException e) {
        throw notAtHand();
      }
    }
    return new Open(nearest.inOrder(), missing);
  }

  private int count() throws Refused {
    try {
      return partitions.count();
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.warn("work list not known cause={}", cause.getClass().getName());
      throw notAtHand();
    }
  }

  /** While the hop starts, ends or is given partitions, or the brokers do not answer. */
  private static Refused notAtHand() {
    return new Refused(
        RefusalReason.NOT_CAUGHT_UP, "The list is not at hand at the moment: ask again.");
  }

  private void read(String name, int partition, Consumer<KeyValueIterator<String, byte[]>> look)
      throws Refused {
    try (KeyValueIterator<String, byte[]> all = store(name, partition).all()) {
      look.accept(all);
    }
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(String name, int partition) throws Refused {
    try {
      return streams.store(
          StoreQueryParameters.fromNameAndType(
                  name, QueryableStoreTypes.<String, byte[]>keyValueStore())
              .withPartition(partition));
    } catch (IllegalStateException e) {
      // the hop ends: its state says so, and readiness
      throw notAtHand();
    }
  }
}
