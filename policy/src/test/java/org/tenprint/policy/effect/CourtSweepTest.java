package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** A state's court stands below the federal level, and what it withholds is a bar all the same. */
class CourtSweepTest {
  @Test
  void aStatesCourtIsAskedBeforeAFederalWithholding() {
    Scope massachusetts = new Scope(ScopeKind.STATE, "MA");
    Instrument federal =
        SampleInstruments.withhold("FEDERAL")
            .by(Issuer.FEDERAL)
            .on(Edge.RETURN, new Scope(ScopeKind.NATION, "US"))
            .instrument();
    Instrument court =
        SampleInstruments.withhold("COURT")
            .by(Issuer.STATE_COURT)
            .on(Edge.RETURN, massachusetts)
            .instrument();
    Instrument proposed =
        SampleInstruments.permit("NEW")
            .on(Edge.RETURN, massachusetts)
            .ruling(
                new Ruling(
                    Effect.PERMIT,
                    Reason.PERMITTED,
                    Set.of(new Condition.CitizenshipClaimed(true)),
                    List.of()))
            .instrument();
    Proposal proposal =
        new Proposal(
            proposed,
            RuleBook.of(List.of(federal, court)),
            RandomRules.DAY.toInstant(),
            RandomRules.DAY.toInstant());
    EffectStatement swept = EffectStatement.of(proposal, RandomRules.TABLE, RandomRules.PLACES);
    EffectStatement every =
        new EveryCase(swept.proposal(), RandomRules.TABLE).over(RandomRules.PLACES);
    assertEquals(after(every), after(swept));
    assertEquals(Set.of("[COURT]"), after(swept));
  }

  /** Who is named towards the state bureau. */
  private static Set<String> after(EffectStatement statement) {
    return statement.lines().stream()
        .filter(line -> line.recipient().text().equals("sib:MA"))
        .flatMap(line -> line.shifts().stream())
        .map(shift -> shift.after().instruments().toString())
        .collect(Collectors.toSet());
  }
}
