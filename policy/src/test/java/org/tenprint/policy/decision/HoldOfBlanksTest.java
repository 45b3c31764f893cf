package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.HoldId;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.offence.Offences;

/** What people say of one hold answers no other, whatever blanks are in the ids. */
class HoldOfBlanksTest {
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final RuleBook A_AND_B_C = contradiction("A", "B C");
  private static final RuleBook A_B_AND_C = contradiction("A B", "C");

  private static RuleBook contradiction(String permits, String withholds) {
    return RuleBook.of(List.of(permit(permits).instrument(), withhold(withholds).instrument()));
  }

  private static Decision decide(RuleBook book, Findings findings, Edition edition) {
    Facts facts =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    Instant at = START.plusDays(1).toInstant();
    Inquiry asked =
        new Inquiry(
            new Circumstances(facts, findings),
            Recipient.agency("MA0130100"),
            Optional.empty(),
            at,
            at);
    return new DisclosurePolicy(book, RandomRules.TABLE, edition).decide(asked);
  }

  private static Findings answered(RuleBook book, Edition edition, boolean released) {
    Findings findings = Findings.NONE;
    for (String hold : decide(book, Findings.NONE, edition).holds()) {
      findings = findings.resolve(hold, released);
    }
    return findings;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerAboutOneContradictionAnswersNoOther(boolean released) {
    Findings first = answered(A_AND_B_C, Edition.FIFTH, released);
    Decision same = decide(A_AND_B_C, first, Edition.FIFTH);
    assertEquals(released ? Outcome.DELIVERED : Outcome.WITHHELD, same.outcome());
    Decision other = decide(A_B_AND_C, first, Edition.FIFTH);
    assertEquals(Outcome.HELD, other.outcome());
    assertEquals(Reason.COUNSEL, other.reason());
    assertEquals(List.of("A B", "C"), other.instruments());
  }

  /** Their steps stand on logs. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"FIRST", "SECOND", "THIRD", "FOURTH"})
  void inEarlierEditionsItAnsweredBoth(Edition edition) {
    Findings first = answered(A_AND_B_C, edition, true);
    assertEquals(Set.of("COUNSEL A B C"), first.released());
    assertEquals(Outcome.DELIVERED, decide(A_B_AND_C, first, edition).outcome());
  }

  /** What was released by the name of before is asked anew; what was upheld is kept back. */
  @Test
  void ofWhatWasAnsweredBeforeOnlyWhatKeepsBackCountsOn() {
    Findings released = answered(A_B_AND_C, Edition.FOURTH, true);
    assertEquals(Outcome.HELD, decide(A_B_AND_C, released, Edition.FIFTH).outcome());
    Findings upheld = answered(A_B_AND_C, Edition.FOURTH, false);
    assertEquals(Outcome.WITHHELD, decide(A_B_AND_C, upheld, Edition.FIFTH).outcome());
  }

  @Test
  void namesWithoutBlanksAreWhatTheyWere() {
    RuleBook book = contradiction("MA-1", "MA-2");
    assertEquals(
        decide(book, Findings.NONE, Edition.FOURTH), decide(book, Findings.NONE, Edition.FIFTH));
    Findings released = answered(book, Edition.FOURTH, true);
    assertEquals(Outcome.DELIVERED, decide(book, released, Edition.FIFTH).outcome());
  }

  /** One that holds by itself may be called as several that are asked of together. */
  @Test
  void anInstrumentCalledLikeAKindOfHoldIsOne() {
    Ruling hold = new Ruling(Effect.HOLD, Reason.COUNSEL, Set.of(), List.of());
    RuleBook book = RuleBook.of(List.of(permit("MANDATE A B").ruling(hold).instrument()));
    Decision held = decide(book, Findings.NONE, Edition.FIFTH);
    assertEquals(new TreeSet<>(Set.of("HOLD MANDATE\\_A\\_B")), held.holds());
    assertEquals(List.of("MANDATE A B"), held.instruments());
  }

  @Test
  void noTwoIdsAreWrittenAlikeAndEachIsReadAgain() {
    Set<String> written = new HashSet<>();
    List<String> ids =
        List.of("A", "A B", "A\\_B", "A\\B", "A\\\\_B", "A\\ B", "\\", "_", " ", "\\_");
    for (String id : ids) {
      String one = HoldId.written(id);
      assertEquals(-1, one.indexOf(' '), one);
      assertEquals(id, HoldId.read(one));
      written.add(one);
    }
    assertEquals(ids.size(), written.size());
    assertNotEquals("A B", HoldId.written("A B"));
    assertEquals("MA-1", HoldId.written("MA-1"));
  }
}
