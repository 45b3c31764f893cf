package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;

/** What ran out is over before what a step brings, from edition 8 of the rules on. */
class EndsFirstTest extends NoticesOfACase {
  private static final Recipient AGENCY = Recipient.request(BOSTON.ori());
  private static final Instant OVER = FIRST.plus(DEADLINE);
  private static final Instrument HELD =
      permit("HELD")
          .on(Edge.REQUEST, STATE)
          .ruling(of(Effect.HOLD, Reason.COUNSEL, RequestKind.DETAINER))
          .instrument();

  @BeforeEach
  void isHeld() {
    book = RuleBook.of(List.of(ASKED, HELD));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    assertEquals(List.of("HELD COUNSEL"), ofTheAgency());
  }

  private List<String> ofTheAgency() {
    return step.dispositions().stream()
        .filter(one -> one.recipient().equals(AGENCY))
        .map(one -> one.outcome() + " " + one.reason())
        .toList();
  }

  @Test
  void theSecondVerdictOfTheLastInstantComesTooLate() {
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), OVER.minusSeconds(1));
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), OVER);
    assertEquals(List.of("WITHHELD EXPIRED"), ofTheAgency());
    assertEquals(List.of(), step.messages());
  }

  /** The hop looked at it then, in a step of its own. */
  @Test
  void beforeThatItReleased() {
    edition = Edition.SEVENTH;
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), OVER.minusSeconds(1));
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), OVER);
    assertEquals(Outcome.DELIVERED, file.towards(AGENCY).orElseThrow().latest().outcome());
  }

  @Test
  void aFurtherRequestIsSaidAnewAndHalfAVerdictIsNoneOfIt() {
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), OVER.minusSeconds(1));
    asks(Optional.of(RequestKind.DETAINER), OVER);
    assertEquals(List.of("WITHHELD EXPIRED", "HELD COUNSEL"), ofTheAgency());
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), OVER.plusSeconds(1));
    assertEquals(Outcome.HELD, file.towards(AGENCY).orElseThrow().latest().outcome());
  }

  @Test
  void whatARuleLetOutBeforeIsDecidedWithTheStep() {
    book = RuleBook.of(List.of(ASKED));
    take(new CaseEvent.Tick(), OVER);
    assertEquals(Outcome.DELIVERED, file.towards(AGENCY).orElseThrow().latest().outcome());
  }

  /** Those behind a notice that ran out come before that of a request that comes then. */
  @Test
  void noticesBehindAreToldInTheirTurn() {
    Instrument waits =
        permit("WAITS")
            .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
            .ruling(of(Effect.HOLD, Reason.COUNSEL, RequestKind.DETAINER))
            .instrument();
    file = CaseFile.open(facts(30));
    book = RuleBook.of(List.of(ASKED, TELL, waits));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    assertEquals(Outcome.HELD, subject().latest().outcome());
    asks(Optional.of(RequestKind.DETAINER), SECOND);
    asks(Optional.of(RequestKind.DETAINER), OVER);
    assertEquals(List.of("WITHHELD EXPIRED " + OVER, "HELD COUNSEL " + OVER), said());
    assertEquals(SECOND, subject().request().orElseThrow().made().orElseThrow());
    assertEquals(1, subject().behind().size());
  }
}
