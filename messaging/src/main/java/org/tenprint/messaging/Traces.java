package org.tenprint.messaging;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this process tells its spans; nowhere, unless somebody listens. Telling changes nothing: it
 * does not wait, and what it throws is nobody's error but its own.
 */
public final class Traces {
  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private static volatile Optional<Consumer<TraceSpan>> listener = Optional.empty();

  private Traces() {}

  /**
   * From now on this process tells its spans there, and nowhere else.
   *
   * @param told takes a span at once, on the thread that did the work
   */
  public static void tellTo(Consumer<TraceSpan> told) {
    listener = Optional.of(told);
  }

  /** From now on it tells them nobody. */
  public static void tellNobody() {
    listener = Optional.empty();
  }

  /** Whether somebody listens. */
  static boolean told() {
    return listener.isPresent();
  }

  /** Tells these spans of one piece of work; they are made only if somebody listens. */
  public static void tell(Supplier<List<TraceSpan>> spans) {
    Optional<Consumer<TraceSpan>> to = listener;
    if (to.isEmpty()) {
      return;
    }
    try {
      spans.get().forEach(to.get());
    } catch (RuntimeException | LinkageError e) {
      if (!FAILED.getAndSet(true)) {
        LOG.warn("spans are not told cause={}", e.getClass().getName());
      }
    }
  }
}
