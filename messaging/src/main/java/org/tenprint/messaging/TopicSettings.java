package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tenprint.events.AheadOfClock;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

/** What the brokers are told of each topic: how long a record stays, and what is taken. */
final class TopicSettings {
  /** Events without prints are far smaller; it is Kafka's own default. */
  private static final int LARGEST_OTHER = 1024 * 1024;

  /** Records go by whole segments, of a week by default: what is kept shorter has shorter ones. */
  private static final Duration SHORTEST_SEGMENT = Duration.ofDays(1);

  /** Those that say how long a record stays, and in what form: existing topics get them too. */
  static final Set<String> SETTLED =
      Set.of(
          "cleanup.policy",
          "compression.type",
          "retention.bytes",
          "retention.ms",
          "segment.ms",
          "message.timestamp.after.max.ms",
          "message.timestamp.type",
          "min.compaction.lag.ms",
          "max.compaction.lag.ms");

  private TopicSettings() {}

  /** Of a topic of the catalogue, with so many replicas. */
  static Map<String, String> of(TopicSpec spec, int replication) {
    Map<String, String> config = common(replication, AheadOfClock.TAKEN.contains(spec));
    if (spec.compacted()) {
      config.put("cleanup.policy", "compact");
      Duration kept = spec.replacedKept();
      config.put("min.compaction.lag.ms", Long.toString(kept.toMillis() / 2));
      config.put("max.compaction.lag.ms", Long.toString(kept.toMillis()));
    } else {
      // said, so that one that was compacted before is told
      config.put("cleanup.policy", "delete");
      // by age alone, whatever the brokers do by size
      config.put("retention.bytes", "-1");
      config.put("retention.ms", spec.kept().map(kept -> kept.toMillis()).orElse(-1L).toString());
      spec.kept()
          .filter(kept -> kept.compareTo(SHORTEST_SEGMENT) < 0)
          .ifPresent(kept -> config.put("segment.ms", Long.toString(kept.toMillis())));
    }
    if (spec.clearedBy().isPresent()) {
      config.put("segment.ms", Long.toString(TopicCatalogue.CLEARED_SEGMENT.toMillis()));
      // the broker's clock says how old a segment is, not the writer's
      config.put("message.timestamp.type", "LogAppendTime");
    }
    // below what a dead letter may have: whatever the broker takes can be put aside
    config.put(
        "max.message.bytes",
        Integer.toString(spec.biometrics() ? EventCodec.LARGEST + 64 * 1024 : LARGEST_OTHER));
    return config;
  }

  /** Of a topic of dead letters, which are written at the time of now. */
  static Map<String, String> ofDeadLetters(int replication) {
    Map<String, String> config = common(replication, false);
    config.put("retention.ms", Long.toString(TopicCatalogue.DEAD_LETTERS_KEPT.toMillis()));
    config.put("max.message.bytes", Integer.toString(EventCodec.LARGEST + 128 * 1024));
    return config;
  }

  private static Map<String, String> common(int replication, boolean ahead) {
    Map<String, String> config = new HashMap<>();
    config.put("min.insync.replicas", replication >= 3 ? "2" : "1");
    long after = ahead ? Long.MAX_VALUE : AheadOfClock.AT_MOST.toMillis();
    config.put("message.timestamp.after.max.ms", Long.toString(after));
    // the broker judges what a record is, not what it was squeezed into: who reads would unpack it
    config.put("compression.type", "uncompressed");
    return config;
  }
}
