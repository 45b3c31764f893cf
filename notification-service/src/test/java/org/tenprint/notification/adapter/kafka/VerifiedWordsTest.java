package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Warrant;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/** Steps that were taken past a review that throws are taken again by an auditor. */
class VerifiedWordsTest {
  private static final String TCN = "W-1";
  private static final String ASKED = "request:" + DayOfMatches.ORI;

  /** Of nobody, which no door lets in: whoever decides by it throws. */
  private static final CaseEvent.Reviewed BAD = new CaseEvent.Reviewed(null, Verdict.WITHHOLD);

  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN, Edge.REQUEST);
  private final MemoryHop hop = day.hop;
  private final String booking = TestEvents.bookingId(DayOfMatches.ORI, TCN).toString();

  @BeforeEach
  void aRequestIsHeldAndTheHoldEnds() {
    hop.record(instrument("HOLD", Effect.HOLD).setReason(Reason.COUNSEL).build());
    day.decide(TCN);
    hop.now = hop.now.plusSeconds(60);
    UUID id = UUID.fromString(booking);
    hop.take(TestEvents.request(id, DayOfMatches.ORI, Warrant.JUDICIAL, hop.now), booking);
    hop.now = hop.now.plusSeconds(60);
    hop.record(instrument("END", Effect.PERMIT).setSupersedes("HOLD").build());
    hop.now = hop.now.plusSeconds(60);
  }

  private Instrument.Builder instrument(String id, Effect effect) {
    return TestEvents.instrument(id, TestEvents.nation(), Edge.REQUEST, effect, hop.now, hop.now);
  }

  @AfterEach
  void anAuditorMakesTheSame() {
    VerifiedLog.isEqual(hop);
  }

  private void unread(long offset, CaseEvent.Reviewed review, String by) {
    LogAddress where = new LogAddress(TopicCatalogue.REVIEWS.name(), 0, offset);
    hop.ahead.unread.add(new Happening(review, where, by, Optional.empty()));
  }

  private void unread(long offset, String by) {
    unread(offset, new CaseEvent.Reviewed(by, Verdict.WITHHOLD), by);
  }

  private void vacated() {
    UUID id = UUID.fromString(booking);
    hop.take(TestEvents.event(id, CaseEventKind.ADULT_TRIAL_VACATED, hop.now).build(), booking);
  }

  private List<String> told() {
    return hop.dispositions().stream()
        .filter(one -> one.getRecipient().equals(ASKED))
        .map(one -> one.getOutcome() + " " + one.getReason())
        .toList();
  }

  private CaseEntry entry() {
    MapStore cases = hop.store(CaseStores.CASES);
    return new KeptCases(hop.codecs.inputs()).decode(booking, cases.get(booking)).entry();
  }

  /** It waits in the state of cases, as any that was put off. */
  @Test
  void itLetsNothingOut() {
    unread(2, BAD, "eve");
    vacated();
    assertEquals(List.of("HELD COUNSEL", "HELD ERROR"), told());
    assertEquals(
        List.of(2L), entry().early().events().stream().map(one -> one.where().offset()).toList());
  }

  @Test
  void othersKeepBack() {
    unread(2, BAD, "eve");
    unread(3, "tenprint:local#ann");
    unread(4, "tenprint:local#ben");
    vacated();
    assertEquals(List.of("HELD COUNSEL", "WITHHELD COUNSEL"), told());
    for (String by : List.of("tenprint:local#ann", "tenprint:local#ben")) {
      UUID id = UUID.fromString(booking);
      hop.take(
          TestEvents.review(id, by, org.tenprint.events.notification.Verdict.WITHHOLD, hop.now),
          booking);
    }
    assertEquals(2, told().size(), "each was taken once");
    assertEquals(0, entry().ahead().size());
  }

  /** The look fails, and what it took before it failed is set back. */
  @Test
  void aLookLeavesAllAsItWas() {
    unread(2, BAD, "eve");
    unread(3, "tenprint:local#ann");
    hop.unwritable.add(booking);
    hop.wake();
    assertEquals(List.of("HELD COUNSEL"), told());
    assertEquals(1, hop.meters.counter("tenprint.wakes.failed").count());
    assertEquals(List.of(booking), hop.aside);
  }
}
