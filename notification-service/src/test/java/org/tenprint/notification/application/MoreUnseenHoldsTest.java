package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;

/** Nor for one that a step says which is taken where a release is not looked for. */
class MoreUnseenHoldsTest {
  private final UnreadWord word = new UnreadWord();
  private final HeldRequests held = word.held;
  private final KeptCases kept = word.kept;

  @BeforeEach
  void aRequestIsHeld() {
    held.begin(word.take);
  }

  private void oneMoreInstrumentHolds(Edge edge) {
    kept.record(kept.instrument("HOLD-TOO", edge, Effect.HOLD).setReason(Reason.COUNSEL).build());
  }

  private List<Happening> twoRelease() {
    return List.of(word.unread("ann", Verdict.RELEASE), word.unread("ben", Verdict.RELEASE));
  }

  private void nothingIsReleased() {
    word.look();
    assertEquals(List.of("HELD COUNSEL"), held.told(), "one word for both");
    assertEquals(2, kept.aside.size(), "who gave them looks again");
  }

  /** More than is taken at once. */
  private List<Happening> slowBacklog() {
    kept.reading = LookTime.AT_LONGEST;
    return Stream.of(1, 2, 3).map(held::statement).map(word::unread).toList();
  }

  /** It stood before them; nothing else does any more. */
  @Test
  void whatAReviewSaysThatWasPutOff() {
    List<Happening> facts = slowBacklog();
    word.turn(held.review("cy", Verdict.MATCH));
    kept.reading = Duration.ZERO;
    facts.forEach(word::turn);
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds(Edge.REQUEST);
    word.look();
    reviews.forEach(word::turn);
    nothingIsReleased();
  }

  @Test
  void whatIsTakenBeforeAReviewThatIsPutOff() {
    List<Happening> facts = slowBacklog();
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds(Edge.REQUEST);
    word.turn(held.review("cy", Verdict.MATCH));
    kept.reading = Duration.ZERO;
    facts.forEach(word::turn);
    reviews.forEach(word::turn);
    nothingIsReleased();
  }

  /** A request that came twice is held no second time. */
  @Test
  void whatIsSaidBeforeTheyArePutOffBehindARequest() {
    word.unread("cy", Verdict.MATCH);
    twoRelease();
    oneMoreInstrumentHolds(Edge.REQUEST);
    kept.reading = LookTime.AT_LONGEST;
    word.turn(held.request(RequestPurpose.CRIMINAL_INVESTIGATION));
    kept.reading = Duration.ZERO;
    word.theRestIsRead();
    nothingIsReleased();
  }

  /** Who answers of a protected person answers of the stranger beside. */
  @Test
  void whatAProtectionSays() {
    word.theReturnIsHeldByACharge();
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds(Edge.RETURN);
    word.turn(held.happened(new CaseEvent.PersonProtected(), "office"));
    reviews.forEach(word::turn);
    word.look();
    assertEquals(List.of(), word.returned(), "not even that nobody was found");
    assertEquals(2, kept.aside.size());
  }

  /** They saw all that is held of him. */
  @Test
  void whatTheySawTheyReleaseOfAProtectedPerson() {
    word.theReturnIsHeldByACharge();
    List<Happening> reviews = twoRelease();
    word.turn(held.happened(new CaseEvent.PersonProtected(), "office"));
    reviews.forEach(word::turn);
    assertEquals(List.of(MessageKind.NO_MATCH, MessageKind.NO_MATCH), word.returned());
    assertEquals(List.of(), kept.aside);
  }

  /** The log was last read ahead before they were recorded, and once more at a look's round. */
  @Test
  void whatAnEventSaysThatWasReadAheadBeforeThem() {
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds(Edge.REQUEST);
    assertTrue(behindTheLog().take(BOOKING, held.statement(1)));
    reviews.forEach(word::turn);
    nothingIsReleased();
  }

  @Test
  void whatARequestSaysThatWasReadAheadBeforeThem() {
    List<Happening> reviews = twoRelease();
    assertTrue(behindTheLog().take(BOOKING, held.request(RequestPurpose.CUSTODY_SAFETY)));
    reviews.forEach(word::turn);
    word.look();
    assertEquals(List.of("HELD COUNSEL", "HELD COUNSEL"), held.told());
    assertEquals(2, kept.aside.size());
  }

  private TakeCaseEvent behindTheLog() {
    Unread answered =
        new Unread() {
          @Override
          public List<Happening> before(LogAddress input, String booking) {
            return List.of();
          }

          @Override
          public List<Happening> now(String booking) {
            return kept.now(booking);
          }
        };
    return new TakeCaseEvent(kept.deciding(), kept, kept, answered);
  }

  /** What two released they would not have, had they seen it. */
  @Test
  void norDoesOnePersonHideWhatTwoReleased() {
    for (int i = 0; i < 300; i++) {
      word.unread("zoe", Verdict.RELEASE);
    }
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds(Edge.REQUEST);
    word.look();
    reviews.forEach(word::turn);
    word.look();
    assertEquals(List.of("HELD COUNSEL"), held.told());
  }
}
