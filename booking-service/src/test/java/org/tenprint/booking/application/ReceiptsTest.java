package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.events.BookingIds;

class ReceiptsTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00.000001Z");
  private static final Problem PROBLEM = new Problem("/tcn", ProblemCode.BAD_TCN, "mend it");

  private final Random random = new Random(1);
  private final Receipts receipts = new Receipts(ReceiptsTest::id, new HeapStore());

  private static UUID id(BookingKey key) {
    return BookingIds.of(key.ori(), key.tcn());
  }

  private static BookingKey key(int i) {
    return new BookingKey("MA0130100", "T-" + i);
  }

  private Acceptance acceptance(BookingKey key) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new Acceptance(
        id(key),
        HexFormat.of().formatHex(digest),
        Intake.values()[random.nextInt(Intake.values().length)],
        AT.plusNanos(1_000L * random.nextInt()),
        Collections.nCopies(random.nextInt(4), PROBLEM));
  }

  @Test
  void everyAcceptanceComesBackAsItWasAndTheFirstStands() {
    Map<BookingKey, Acceptance> plain = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      BookingKey key = key(random.nextInt(12_000));
      Acceptance acceptance = acceptance(key);
      plain.putIfAbsent(key, acceptance);
      receipts.accepted(key, acceptance);
    }
    for (int i = 0; i < 12_000; i++) {
      assertEquals(Optional.ofNullable(plain.get(key(i))), receipts.acceptance(key(i)));
    }
  }

  @Test
  void anotherIdOrNoDigestIsNoAcceptance() {
    Acceptance other = acceptance(key(2));
    assertThrows(IllegalArgumentException.class, () -> receipts.accepted(key(1), other));
    Acceptance none = new Acceptance(id(key(1)), "digest", Intake.KAFKA, AT, List.of());
    assertThrows(IllegalArgumentException.class, () -> receipts.accepted(key(1), none));
    assertEquals(Optional.empty(), receipts.acceptance(key(1)));
  }

  @Test
  void theLastRefusalOfAKeyIsKeptAndNoAcceptanceIsReplacedByIt() {
    Acceptance acceptance = acceptance(key(1));
    receipts.accepted(key(1), acceptance);
    receipts.refused(key(1), new Refusal("d1", Intake.KAFKA, AT, List.of(PROBLEM)));
    Refusal last = new Refusal("d2", Intake.REST_JSON, AT, List.of(PROBLEM, PROBLEM));
    receipts.refused(key(1), last);
    assertEquals(Optional.of(last), receipts.refusal(key(1)));
    assertEquals(Optional.of(acceptance), receipts.acceptance(key(1)));
    assertEquals(Optional.empty(), receipts.refusal(key(2)));
  }

  /** A bookmark holds for the topic that was read, within what is there of it. */
  @Test
  void aBookmarkFitsTheTopicThatWasRead() {
    Bookmark at = new Bookmark("id", Map.of(0, 5L, 1, 7L));
    Map<Integer, Long> begins = Map.of(0, 5L, 1, 0L);
    receipts.copy().read(at);
    assertEquals(Optional.of(at), receipts.copy().bookmark());
    assertTrue(at.fits("id", begins, Map.of(0, 5L, 1, 9L)));
    assertFalse(at.fits("made again", begins, Map.of(0, 5L, 1, 9L)));
    assertFalse(at.fits("id", begins, Map.of(0, 4L, 1, 9L)), "beyond the end");
    assertFalse(at.fits("id", Map.of(0, 6L, 1, 0L), Map.of(0, 9L, 1, 9L)), "before the beginning");
    assertFalse(at.fits("id", begins, Map.of(0, 5L, 1, 9L, 2, 0L)), "another partition");
    receipts.copy().forget();
    assertEquals(Optional.empty(), receipts.copy().bookmark());
  }
}
