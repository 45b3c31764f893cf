package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.policy.law.Instrument;

class InstrumentRegisterTest {
  private final InstrumentRegister register = new InstrumentRegister();

  private static Instrument instrument(String id) {
    var at = OffsetDateTime.parse("2026-06-01T12:00:00Z").toInstant();
    try {
      return new RuleBookReader()
          .put(
              TestEvents.instrument(id, TestEvents.nation(), Edge.SHARE, Effect.PERMIT, at, at)
                  .build(),
              0);
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  /** Each put took 50 ms of the time, so that a hundred others used up five seconds at once. */
  @Test
  void whatOthersRecordShortensNoWait() {
    Instrument awaited = instrument("AWAITED");
    AtomicReference<Thread> waiter = new AtomicReference<>();
    CompletableFuture<Optional<Instrument>> found =
        CompletableFuture.supplyAsync(
            () -> {
              waiter.set(Thread.currentThread());
              try {
                return register.await(awaited, Duration.ofMinutes(2));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Instrument other = instrument("OTHER");
    for (int i = 0; i < 3_000 && !found.isDone(); i++) {
      Awaitility.await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofNanos(10_000))
          .until(() -> waits(waiter.get()) || found.isDone());
      register.put(other, List.of());
    }
    register.put(awaited, List.of());
    assertEquals(Optional.of(awaited), found.join());
  }

  @Test
  void whatDoesNotComeIsNotReadAndWhatIsThereIsReadAtOnce() throws Exception {
    Instrument awaited = instrument("AWAITED");
    assertEquals(Optional.empty(), register.await(awaited, Duration.ofMillis(5)));
    register.put(instrument("OTHER"), List.of());
    assertEquals(Optional.empty(), register.await(awaited, Duration.ZERO));
    register.put(awaited, List.of());
    assertEquals(Optional.of(awaited), register.await(awaited, Duration.ZERO));
  }

  private static boolean waits(Thread thread) {
    return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
  }
}
