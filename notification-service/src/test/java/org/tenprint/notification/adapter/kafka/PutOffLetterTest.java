package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Warrant;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/** A review that was put off and cannot be taken is a dead letter by itself; its case goes on. */
class PutOffLetterTest {
  private static final String ORI = DayOfMatches.ORI;
  private static final String TCN = "P-1";

  private final String booking = TestEvents.bookingId(ORI, TCN).toString();
  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN, Edge.REQUEST);
  private final MemoryHop hop = day.hop;
  private final KeptCases codec = new KeptCases(hop.codecs.inputs());

  @BeforeEach
  void decide() {
    day.decide(TCN);
  }

  private CaseEntry entry() {
    MapStore cases = hop.store(CaseStores.CASES);
    return codec.decode(booking, cases.get(booking)).entry();
  }

  /** Of a case as it stood at an instant; the next look takes it. */
  private void putOff(Verdict verdict, Instant stood) {
    MapStore cases = hop.store(CaseStores.CASES);
    CaseCodec.Kept kept = codec.decode(booking, cases.get(booking));
    Case open = kept.entry().open().orElseThrow();
    Happening review =
        new Happening(
            new CaseEvent.Reviewed("tenprint:local#ann", verdict),
            new LogAddress("notification.reviews.v1", 0, 4_711),
            "tenprint:local#ann",
            Optional.empty());
    CaseEntry waits =
        kept.entry().with(new EarlyEvents(List.of(review.putOff(stood, 0, Optional.empty()))));
    cases.put(booking, codec.encode(booking, new CaseCodec.Kept(kept.opened(), waits)));
    MapStore waiting = hop.store(CaseStores.WAITING);
    waiting.put(booking, CaseCodec.bytes(WaitingCase.unfinished(open, Optional.empty())));
  }

  @Test
  void whatThrowsIsALetterOfItsOwnAndNoFailedLook() {
    putOff(Verdict.CITIZEN, hop.now);
    hop.unwritable.add(booking);
    hop.wake();
    assertEquals(List.of(booking), hop.aside);
    assertEquals(0, hop.meters.counter("tenprint.wakes.failed").count());
    assertTrue(entry().early().events().isEmpty());
  }

  @Test
  void aReleaseOfWhatWasNotHeldThenIsOne() {
    Instant stood = hop.now;
    hop.now = hop.now.plusSeconds(60);
    hop.record(
        TestEvents.instrument(
                "H", TestEvents.nation(), Edge.REQUEST, Effect.HOLD, Instant.EPOCH, Instant.EPOCH)
            .setReason(Reason.COUNSEL)
            .build());
    hop.take(TestEvents.request(UUID.fromString(booking), ORI, Warrant.NONE, hop.now), booking);
    putOff(Verdict.RELEASE, stood);
    AssertionError aside = assertThrows(AssertionError.class, hop::wake);
    PoisonEvent why = (PoisonEvent) aside.getCause();
    assertEquals(PoisonReason.INVARIANT_BROKEN, why.reason());
    assertTrue(why.detail().contains("not held when it was given"), why.detail());
  }

  @Test
  void aReleaseOfWhatWasHeldThenIsTaken() {
    hop.now = hop.now.plusSeconds(60);
    hop.record(
        TestEvents.instrument(
                "H", TestEvents.nation(), Edge.REQUEST, Effect.HOLD, Instant.EPOCH, Instant.EPOCH)
            .setReason(Reason.COUNSEL)
            .build());
    hop.take(TestEvents.request(UUID.fromString(booking), ORI, Warrant.NONE, hop.now), booking);
    int before = hop.steps().size();
    putOff(Verdict.RELEASE, entry().open().orElseThrow().at());
    hop.wake();
    assertEquals(before + 1, hop.steps().size());
  }
}
