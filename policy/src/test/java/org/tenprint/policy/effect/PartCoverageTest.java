package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** A no-match has no parts: an instrument of parts is silent there, and others are not. */
class PartCoverageTest {
  private static final Instant AT = RandomRules.DAY.toInstant();

  private static Instrument onReturn(String id, Ruling ruling) {
    return SampleInstruments.permit(id)
        .on(Edge.RETURN, new Scope(ScopeKind.STATE, "MA"))
        .ruling(ruling)
        .instrument();
  }

  private static final Instrument PARTS =
      onReturn(
          "PARTS",
          new Ruling(
              Effect.WITHHOLD, Reason.LEVEL, Set.of(), List.of(), Set.of(MessagePart.STATUS)));

  private static Instrument unlessParts(Effect effect, Reason reason) {
    return onReturn("OTHER", new Ruling(effect, reason, Set.of(), List.of("PARTS")));
  }

  @Test
  void whatSpeaksWhereNobodyWasFoundIsNotIdle() {
    RuleBook book = RuleBook.of(List.of(PARTS, unlessParts(Effect.PERMIT, Reason.PERMITTED)));
    Coverage coverage = Coverage.of(book, RandomRules.TABLE, RandomRules.PLACES, AT);
    assertEquals(new TreeSet<>(), coverage.idle());
    Set<Boolean> whole = new TreeSet<>();
    coverage.gaps().stream()
        .filter(gap -> gap.edge() == Edge.RETURN)
        .filter(gap -> gap.places().stream().allMatch(place -> place.state().equals("MA")))
        .forEach(gap -> whole.add(gap.everything()));
    assertEquals(Set.of(false), whole, () -> "" + coverage.gaps());
  }

  @Test
  void theEffectOfWhatIsSilentUnlessNobodyWasFoundIsStated() {
    assertTells(unlessParts(Effect.PERMIT, Reason.PERMITTED), Outcome.WITHHELD, Outcome.DELIVERED);
  }

  @Test
  void soIsThatOfWhatWithholdsThere() {
    Instrument permit =
        SampleInstruments.permit("ALL")
            .by(Issuer.FEDERAL)
            .on(Edge.RETURN, new Scope(ScopeKind.STATE, "MA"))
            .instrument();
    assertTells(
        unlessParts(Effect.WITHHOLD, Reason.LEVEL), Outcome.DELIVERED, Outcome.WITHHELD, permit);
  }

  /** That a proposal changes what is told where nobody was found, and nothing else. */
  private static void assertTells(
      Instrument proposed, Outcome before, Outcome after, Instrument... beside) {
    List<Instrument> others = new ArrayList<>(List.of(beside));
    others.add(PARTS);
    EffectStatement statement =
        EffectStatement.of(
            new Proposal(proposed, RuleBook.of(others), AT, AT),
            RandomRules.TABLE,
            RandomRules.PLACES);
    List<EffectStatement.Shift> changed =
        statement.lines().stream()
            .flatMap(line -> line.shifts().stream())
            .filter(EffectStatement.Shift::changes)
            .toList();
    assertTrue(!changed.isEmpty(), "nothing changes");
    for (EffectStatement.Shift shift : changed) {
      assertEquals(before, shift.before().outcome());
      assertEquals(after, shift.after().outcome());
      assertEquals(
          IdentificationResult.NO_MATCH,
          shift.example().circumstances().facts().finding().identification());
    }
  }
}
