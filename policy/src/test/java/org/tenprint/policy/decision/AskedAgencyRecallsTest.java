package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;

/** What the asked agency's own place takes back of what was told. */
class AskedAgencyRecallsTest extends AskedElsewhere {
  /** What an earlier edition told without hearing it stands; what was recorded since does not. */
  @Test
  void aRefusalThatStoodThenTakesNothingBack() {
    Instant since = ASKED.plusSeconds(60);
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD).instrument());
    Inquiry then = inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED);
    Inquiry now = inquiry(PROVIDENCE.ori(), Warrant.NONE, since);
    Disclosure.Taken told = Disclosure.Taken.of(policy(Edition.FOURTH).decide(then), then);
    assertTrue(told.decision().permits());
    assertEquals(Optional.empty(), policy(Edition.FIFTH).withheldBySince(now, told));
    book.add(
        ofIsland("ANOTHER", Effect.WITHHOLD)
            .recorded(since.atOffset(ZoneOffset.UTC), "one", "two")
            .instrument());
    refused(policy(Edition.FIFTH).withheldBySince(now, told).orElseThrow(), "ANOTHER");
  }

  private Optional<Decision> since(Disclosure.Taken told) {
    return policy(Edition.PRESENT)
        .withheldBySince(inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED.plusSeconds(60)), told);
  }

  private Disclosure.Taken told(Edition edition) {
    Disclosure.Taken told = policy(edition).take(inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED));
    assertTrue(told.decision().permits());
    return told;
  }

  /** A clock that is behind, or a send that took long: it says before, and nobody knew it. */
  @Test
  void aRefusalThatCameAfterTakesBackWhateverTimeItStates() {
    Disclosure.Taken told = told(Edition.PRESENT);
    Disclosure.Taken before = told(Edition.SEVENTH);
    book.add(
        ofIsland("LATE", Effect.WITHHOLD)
            .recorded(ASKED.minusMillis(1).atOffset(ZoneOffset.UTC), "one", "two")
            .instrument());
    refused(since(told).orElseThrow(), "LATE");
    assertEquals(Optional.empty(), since(before), "what was known was not kept then");
    assertEquals(Optional.empty(), since(before.asking(Request.of(Warrant.NONE))));
    refused(since(told.holding(told.holds()).unexplained()).orElseThrow(), "LATE");
  }

  /** The mirror: one that was known and had nothing to say takes nothing back once it has. */
  @Test
  void aRefusalThatWasKnownAndSilentTakesNothingBack() {
    Condition none = new Condition.NoPermitFrom(Issuer.STATE, Optional.empty());
    Instrument local = ofIsland("RI-REQ", Effect.PERMIT).by(Issuer.STATE).instrument();
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD, none).by(Issuer.COUNTY).instrument());
    book.add(local);
    Disclosure.Taken told = told(Edition.PRESENT);
    book.remove(local);
    refused(asked(), "REFUSAL");
    assertEquals(Optional.empty(), since(told));
  }
}
