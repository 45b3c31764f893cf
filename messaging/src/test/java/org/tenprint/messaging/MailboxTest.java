package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox<String> mailbox =
      new Mailbox<>(
          message -> {
            throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "nobody lives here");
          });

  @Test
  void whatWasSentBeforeTheStartIsNotReadAndWhatWasSentWhileTheBrokerWasAwayIs() {
    assertEquals(Map.of(0, 7L, 1, 9L), mailbox.positions(() -> topic(7, 9)));
    mailbox.read(Map.of(0, 8L, 1, 9L));
    assertEquals(Map.of(0, 8L, 1, 9L), mailbox.positions(() -> topic(20, 30)));
  }

  @Test
  void whatItsOwnerDoesNotTakeIsPoison() {
    assertThrows(PoisonEvent.class, () -> mailbox.put(null));
  }

  private static TopicExtent topic(long first, long second) {
    return new TopicExtent(
        "id", Map.of(0, 0L, 1, 0L), Map.of(0, first, 1, second), Duration.ofDays(1));
  }
}
