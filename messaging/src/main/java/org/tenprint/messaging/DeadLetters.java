package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.tenprint.events.common.Origin;

/**
 * The headers of a dead letter. Key, value and headers of the record stay as they came, but for
 * what an agency or owner said of a trace; these are added. They say where it came from and why it
 * was put aside, and hold no value of the event.
 */
public final class DeadLetters {
  public static final String REASON = "dead-letter-reason";
  public static final String DETAIL = "dead-letter-detail";
  public static final String GROUP = "dead-letter-group";
  public static final String TOPIC = "dead-letter-origin-topic";
  public static final String PARTITION = "dead-letter-origin-partition";
  public static final String OFFSET = "dead-letter-origin-offset";

  private static final int LONGEST_DETAIL = 200;

  private DeadLetters() {}

  /** Adds origin and reason to a record's headers, and counts it. */
  public static void mark(Headers headers, PoisonEvent poison, Origin origin, String group) {
    put(headers, REASON, poison.reason().name());
    String detail = poison.detail();
    put(headers, DETAIL, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
    put(headers, GROUP, group);
    put(headers, TOPIC, origin.getTopic());
    put(headers, PARTITION, Integer.toString(origin.getPartition()));
    put(headers, OFFSET, Long.toString(origin.getOffset()));
    DeadLetterCounts.count(origin.getTopic(), poison.reason());
  }

  /**
   * As what a record is put aside on which working threw that; empty if another record would meet
   * it too.
   */
  public static Optional<PoisonEvent> cause(Throwable thrown) {
    return Thrown.ofTheEvent(thrown) ? Optional.of(Thrown.poison(thrown)) : Optional.empty();
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
