package org.tenprint.messaging;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.errors.InterruptException;
import org.tenprint.messaging.waiting.Changes;

/**
 * How far a feed has read, what was read being in its holder, and whether it reads on. Written by
 * the feed's thread, awaited by others.
 */
final class Watermark {
  private final Changes changes = new Changes();
  private Map<Integer, Long> read = Map.of();
  private boolean over;

  /** The holder has everything before these offsets. */
  void read(Map<Integer, Long> positions) {
    Map<Integer, Long> now = Map.copyOf(positions);
    changes.make(() -> read = now);
  }

  /** Up to where it has read; empty before it begins. */
  Map<Integer, Long> read() {
    return changes.see(() -> read);
  }

  /** Nothing will be read any more. */
  void end() {
    changes.make(() -> over = true);
  }

  /**
   * Waits until everything before these offsets was read.
   *
   * @return false if it was not within that time, or will not be
   */
  boolean await(Map<Integer, Long> ends, Duration longest) {
    try {
      return changes.await(() -> over || reached(ends), longest) && !ended();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private boolean reached(Map<Integer, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> read.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }

  private boolean ended() throws InterruptedException {
    return changes.await(() -> over, Duration.ZERO);
  }
}
