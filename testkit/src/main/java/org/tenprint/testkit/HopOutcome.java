package org.tenprint.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.tenprint.events.TopicSpec;

/**
 * What one event came to in a hop: what was written for it, or one dead letter. Anything between
 * the two, and whatever the hop throws, which would end the process, fails.
 *
 * @param aside it is a dead letter
 * @param written what was written by topic, where it is none
 */
public record HopOutcome(boolean aside, Map<String, List<TestRecord<byte[], byte[]>>> written) {
  private static final String LETTER = "dead-letter-";
  private static final List<String> SAID =
      List.of("reason", "group", "origin-topic", "origin-partition", "origin-offset");

  /**
   * Gives a hop an event.
   *
   * @param group the hop's consumer group
   */
  public static HopOutcome of(
      InMemoryHop hop, String group, TopicSpec topic, TestRecord<byte[], byte[]> event) {
    hop.pipe(topic.name(), event);
    Map<String, List<TestRecord<byte[], byte[]>>> written = hop.written();
    List<TestRecord<byte[], byte[]>> letters = written.remove(topic.deadLetters(group));
    if (letters == null) {
      return new HopOutcome(false, written);
    }
    require(letters.size() == 1, letters.size() + " dead letters of one event");
    require(written.isEmpty(), "a dead letter, and yet written to " + written.keySet());
    TestRecord<byte[], byte[]> letter = letters.get(0);
    require(Arrays.equals(letter.value(), event.value()), "a dead letter of other bytes");
    require(Arrays.equals(letter.key(), event.key()), "a dead letter of another key");
    for (String header : SAID) {
      require(said(letter, header) != null, "a dead letter without its " + header);
    }
    require(topic.name().equals(said(letter, "origin-topic")), "a dead letter of another topic");
    return new HopOutcome(true, written);
  }

  /** An event as a record. */
  public static TestRecord<byte[], byte[]> record(String key, byte[] value, Instant at) {
    return new TestRecord<>(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value, at);
  }

  /** What was written to a topic. */
  public List<byte[]> values(TopicSpec topic) {
    return written.getOrDefault(topic.name(), List.of()).stream().map(TestRecord::value).toList();
  }

  private static String said(TestRecord<byte[], byte[]> letter, String header) {
    Header found = letter.headers().lastHeader(LETTER + header);
    return found == null || found.value().length == 0
        ? null
        : new String(found.value(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
