package org.tenprint.booking.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.booking.domain.BookingKey;

/** One lane, in which three may wait. */
class WaitingBookingsTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final UUID NEXT = new UUID(1, 1);

  private final Receipts receipts = new Receipts(WaitingBookingsTest::id, new HeapStore());
  private final AgencyAnswers answers = new AgencyAnswers(new HeapStore());
  private Instant now = NOON;
  private Backlog backlog;
  private WaitingBookings waiting;

  WaitingBookingsTest() {
    start();
  }

  /** Another process with what the last one kept. */
  private void start() {
    start(3);
  }

  private void start(int most) {
    Backlog.Limits limits = new Backlog.Limits(LONGEST.dividedBy(2), most, LONGEST.multipliedBy(9));
    backlog = new Backlog(limits, 1, booking -> 0, number -> {});
    waiting = new WaitingBookings(receipts, answers, backlog, LONGEST, () -> now);
  }

  private static UUID id(BookingKey key) {
    return UUID.nameUUIDFromBytes(key.toString().getBytes(UTF_8));
  }

  private static UUID id(long number) {
    return new UUID(0, number);
  }

  private void decide(long number) {
    answers.decided(id(number), 0, AgencyAnswer.PENDING);
    waiting.decided(id(number));
  }

  /** Behind the one that is let in all the same, once a while. */
  private boolean takes() {
    return backlog.takes(NEXT, now) && backlog.takes(NEXT, now);
  }

  @Test
  void whatWaitedBeforeAStartKeepsOthersOutBehindIt() {
    for (int i = 0; i < 3; i++) {
      assertTrue(takes());
      waiting.accepted(id(i), NOON.plusSeconds(i));
    }
    assertFalse(takes());
    start();
    assertFalse(takes(), "it still waits");
    decide(0);
    assertTrue(takes());
    start();
    assertTrue(takes(), "two wait");
    waiting.accepted(id(3), NOON.plusSeconds(3));
    assertFalse(takes());
  }

  @Test
  void whoIsDoneAfterAStartSaysItOfThoseThatWereAcceptedBefore() {
    for (int i : new int[] {2, 0, 1}) {
      waiting.accepted(id(i), NOON.plusSeconds(i));
    }
    start();
    decide(1);
    waiting.accepted(id(3), NOON.plusSeconds(3));
    assertTrue(takes(), "two wait");
    waiting.accepted(id(4), NOON.plusSeconds(4));
    assertFalse(takes());
  }

  /** They waited for minutes, and ten are done a second: a hundred are done in time. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theTimeBeforeAStartSaysNothingOfThePace(boolean readAnew) {
    start(1000);
    for (int i = 0; i < 100; i++) {
      waiting.accepted(id(i), NOON);
    }
    now = NOON.plus(LONGEST.dividedBy(4));
    if (readAnew) {
      receipts.copy().forget();
    }
    start(1000);
    for (int i = 0; i < 100; i++) {
      waiting.accepted(id(i), NOON);
    }
    for (int i = 0; i < 30; i++) {
      now = now.plusMillis(100);
      decide(i);
    }
    assertTrue(takes());
  }

  /** Half of a thousand were done between two processes, and one a second is done now. */
  @Test
  void whatWasDoneBeforeAStartSaysNothingOfThePace() {
    start(2000);
    for (int i = 0; i < 1000; i++) {
      waiting.accepted(id(i), NOON);
    }
    now = NOON.plusSeconds(60);
    start(2000);
    for (int i = 0; i < 500; i++) {
      answers.decided(id(i), 0, AgencyAnswer.SENT);
      waiting.wasDecided(id(i));
    }
    assertEquals(500, kept());
    for (int i = 500; i < 508; i++) {
      now = now.plusSeconds(1);
      decide(i);
    }
    assertFalse(takes(), "the rest takes eight minutes");
  }

  @Test
  void theFirstOfThemWaitsForAsLongAsItDoes() {
    waiting.accepted(id(0), NOON);
    now = NOON.plus(LONGEST.dividedBy(2));
    start();
    assertTrue(takes());
    now = now.plusSeconds(1);
    assertFalse(takes(), "too long");
  }

  @Test
  void whatIsReadOfATimeLongAgoWaitsNoMore() {
    for (int i = 0; i < 3; i++) {
      waiting.accepted(id(i), NOON.minus(LONGEST));
    }
    assertTrue(takes());
    for (int i = 0; i < 3; i++) {
      waiting.accepted(id(i), NOON.minus(LONGEST).plusMillis(1));
    }
    assertFalse(takes());
    now = NOON.plusMillis(1);
    start();
    assertTrue(takes(), "nor what was kept so long");
    assertEquals(0, kept());
  }

  /** Whichever topic is read first. */
  @Test
  void whatIsDecidedWaitsNoMoreAlsoWhereItsReceiptIsReadLater() {
    for (int i = 0; i < 3; i++) {
      decide(i);
      waiting.accepted(id(i), NOON);
    }
    assertTrue(takes());
    assertEquals(0, kept());
    for (int i = 3; i < 6; i++) {
      waiting.accepted(id(i), NOON);
      answers.decided(id(i), 0, AgencyAnswer.SENT);
    }
    start();
    assertTrue(takes(), "that it is answered was kept, and nothing else before the process ended");
    assertEquals(0, kept());
  }

  /** The door tells of what it accepts at once; its receipt comes when that one is done. */
  @Test
  void whatIsReadWhenItIsDecidedKeepsCountOfThoseBehindIt() {
    backlog.accepted(id(0), NOON);
    decide(0);
    for (int i = 1; i < 4; i++) {
      backlog.accepted(id(i), NOON);
    }
    assertFalse(takes());
    waiting.accepted(id(0), NOON);
    assertFalse(takes(), "three wait");
    waiting.accepted(id(1), NOON);
    decide(1);
    assertTrue(takes(), "it was counted once");
  }

  /** What is decided is not kept any more. */
  @Test
  void whatIsKeptIsWhatWaits() {
    for (int i = 0; i < 1000; i++) {
      waiting.accepted(id(i), NOON);
      decide(i);
    }
    waiting.accepted(id(1000), NOON);
    assertEquals(1, kept());
  }

  private int kept() {
    int[] all = new int[1];
    receipts.copy().each('W', (booking, at) -> all[0]++);
    return all[0];
  }
}
