package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.vault.MemoryVault;

/** From version 20 on a review that was put off has its place in the log. */
class PutOffStateTest {
  private static final String BOOKING = CaseCodecTest.BOOKING;

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static Happening caseEvent(long offset) {
    return new Happening(
        new CaseEvent.PersonProtected(),
        new LogAddress("notification.case-events.v1", 0, offset),
        "",
        Optional.empty());
  }

  @Test
  void aReviewThatWasPutOffIsReadWithItsPlace() throws IOException {
    byte[] sample = CaseCodecTest.sample(20, "early-put-off.json");
    CaseCodec.Kept kept = codec.decode(BOOKING, sample);
    List<Happening> reviews = kept.entry().early().events();
    assertFalse(caseEvent(41).standsBehind(reviews.get(0)));
    assertTrue(caseEvent(42).standsBehind(reviews.get(0)));
    assertFalse(caseEvent(42).standsBehind(reviews.get(1)), "nothing says where it stood");
    assertArrayEquals(
        CaseCodecTest.sample(CaseCodec.VERSION, "early-put-off.json"), codec.encode(kept));
  }

  /** Version 19 said of them what stood unread by nothing. */
  @Test
  void oneOfBeforeHasNone() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, CaseCodecTest.sample(19, "early.json"));
    Happening review = kept.entry().early().events().get(1);
    assertTrue(review.review());
    assertEquals(Optional.empty(), review.known());
    assertFalse(caseEvent(Long.MAX_VALUE).standsBehind(review));
  }
}
