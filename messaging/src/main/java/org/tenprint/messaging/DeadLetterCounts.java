package org.tenprint.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.TopicSpec;

/**
 * How many records this process has put aside since it started, by topic and reason. One whose
 * transaction was aborted is put aside, and counted, again.
 */
public final class DeadLetterCounts {
  private record Kind(String topic, PoisonReason reason) {}

  private static final Map<Kind, LongAdder> COUNTS = new ConcurrentHashMap<>();

  private DeadLetterCounts() {}

  /**
   * @param topic from which it came; one of a family counts for the family, so that nothing says
   *     whose it was
   */
  static void count(String topic, PoisonReason reason) {
    InternalTopics.ofCatalogue(topic)
        .map(TopicSpec::name)
        .ifPresent(
            name ->
                COUNTS
                    .computeIfAbsent(new Kind(name, reason), kind -> new LongAdder())
                    .increment());
  }

  /** The count of a topic or family of the catalogue. */
  public static long of(TopicSpec topic, PoisonReason reason) {
    LongAdder count = COUNTS.get(new Kind(topic.name(), reason));
    return count == null ? 0 : count.sum();
  }
}
