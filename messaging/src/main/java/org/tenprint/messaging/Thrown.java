package org.tenprint.messaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.tenprint.vault.KeyDestroyed;

/**
 * What was thrown and where, without its message, which may hold what an event said of a person.
 */
public final class Thrown {
  private static final String OURS = "org.tenprint.";
  private static final int MOST_CAUSES = 5;

  private Thrown() {}

  /**
   * Class and position of a throwable and of what caused it: {@code java.time.DateTimeException at
   * org.tenprint.policy.Notice:41}. The position is the innermost line of ours, or where there is
   * none the innermost line.
   */
  public static String where(Throwable thrown) {
    List<String> causes = new ArrayList<>();
    Throwable at = thrown;
    while (at != null && causes.size() < MOST_CAUSES) {
      causes.add(at.getClass().getName() + " at " + position(at));
      at = at.getCause();
    }
    return String.join(", caused by ", causes);
  }

  /** As {@link #where}, of the first cause alone: where it all began. */
  static String origin(Throwable thrown) {
    Throwable at = thrown;
    for (int i = 0; i < MOST_CAUSES && at.getCause() != null; i++) {
      at = at.getCause();
    }
    return at.getClass().getName() + " at " + position(at);
  }

  private static String position(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    return Arrays.stream(frames)
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .or(() -> Arrays.stream(frames).findFirst())
        .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
        .orElse("an unknown line");
  }

  /**
   * Whether it came from working on what an event says, and from nothing that another event would
   * meet too: an exception of a decision, or one that went too deep. What the broker or a disk
   * throws, and an Error of the machine, is not.
   */
  static boolean ofTheEvent(Throwable thrown) {
    return thrown instanceof RuntimeException
            && !(thrown instanceof KafkaException)
            && !(thrown instanceof java.io.UncheckedIOException)
        || thrown instanceof StackOverflowError
        || thrown instanceof AssertionError;
  }

  /** Such a throwable as what puts its event aside. */
  static PoisonEvent poison(Throwable thrown) {
    return thrown instanceof KeyDestroyed
        ? new PoisonEvent(PoisonReason.ERASED, "the key was destroyed")
        : new PoisonEvent(PoisonReason.DECISION_FAILED, origin(thrown));
  }
}
