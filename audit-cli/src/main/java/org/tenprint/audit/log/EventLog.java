package org.tenprint.audit.log;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tenprint.events.common.Origin;

/** A log that is read and never written: the broker's, or a copy. */
public interface EventLog extends AutoCloseable {
  /** The catalogue's topics that are there, by name. */
  Set<String> topics();

  /**
   * Hands over the records of a topic that were recorded in the window, by partition, then offset.
   */
  void read(String topic, Window window, Consumer<LogRecord> each);

  /**
   * Hands over the records of a topic that have a key, by offset. They stand on one partition, the
   * one that producers choose for the key. Here by a walk over the topic; a broker reads no other
   * partition.
   */
  default void readKey(String topic, String key, Consumer<LogRecord> each) {
    readSuch(topic, one -> one.key() != null && one.keyText().equals(key), each);
  }

  /** Hands over those records of a topic that stand at these addresses and are still there. */
  default void readAt(String topic, Collection<Origin> addresses, Consumer<LogRecord> each) {
    Set<Origin> wanted = new HashSet<>(addresses);
    readSuch(topic, one -> wanted.contains(one.origin()), each);
  }

  private void readSuch(String topic, Predicate<LogRecord> such, Consumer<LogRecord> each) {
    read(
        topic,
        Window.ALL,
        one -> {
          if (such.test(one)) {
            each.accept(one);
          }
        });
  }

  /** The end of each partition of a topic, exclusive, as taken when the log was opened. */
  SortedMap<Integer, Long> ends(String topic);

  /**
   * The partitions of a topic of which records were removed that may have been of a window, each
   * with the offset from which on it is kept. Empty of a copy: its manifest says what it holds.
   */
  default SortedMap<Integer, Long> cutWithin(String topic, Window window) {
    return Collections.emptySortedMap();
  }

  /**
   * Until when it goes: what was recorded later is not there to be seen. Of a broker for ever, of a
   * copy until the end of the window that was copied.
   */
  default Instant until() {
    return Instant.MAX;
  }

  /**
   * Takes the ends anew, at which everything is decided that services have written by now: a
   * transaction that is open hides what stands behind it. Waits for those that are, as long as one
   * of a service may be.
   *
   * @return of partitions, as {@code topic/partition}, the offset behind which nothing is decided
   *     yet; empty where all is, as of a copy
   */
  default SortedMap<String, Long> undecided() {
    return Collections.emptySortedMap();
  }

  @Override
  void close();
}
