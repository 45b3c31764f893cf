package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FeedStateTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final FeedState state = new FeedState();

  @Test
  void itIsReadyOnceItIsCaughtUpAndNotBefore() throws Exception {
    assertFalse(state.ready());
    assertFalse(state.awaitReady(Duration.ofMillis(5)));
    state.round();
    assertFalse(state.ready(), "a round is not all");
    state.caughtUp();
    assertTrue(state.ready());
    assertTrue(state.awaitReady(Duration.ZERO));
  }

  @Test
  void itIsNotReadyWhileItIsBehindAndIsAgainAfterwards() {
    state.caughtUp();
    state.behind(true);
    assertFalse(state.ready());
    assertTrue(state.caughtUpOnce());
    state.behind(false);
    assertTrue(state.ready());
  }

  @Test
  void whatFailedFirstIsWhatIsTold() throws Exception {
    IllegalStateException first = new IllegalStateException();
    state.failed(first);
    state.failed(new IllegalStateException());
    state.caughtUp();
    assertEquals(Optional.of(first), state.failure());
    assertFalse(state.ready());
    assertFalse(state.awaitReady(LONG));
  }

  @Test
  void oneThatIsClosedIsNotReadyAndItsPauseIsOver() throws Exception {
    state.caughtUp();
    CompletableFuture<Void> pause =
        CompletableFuture.runAsync(
            () -> {
              try {
                state.pause(LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertTrue(state.open());
    state.close();
    pause.join();
    assertFalse(state.open());
    assertFalse(state.ready());
  }

  /** Whoever waits for a feed that ends must not wait for ever. */
  @Test
  void whoWaitsForOneThatEndsIsLetGoAndToldNothingIsRead() throws Exception {
    state.failed(new IllegalStateException());
    state.ended();
    assertFalse(state.awaitReady(LONG));
    assertFalse(state.watermark().await(Map.of(0, 1L), LONG));
  }
}
