package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.Truth;

class AdultTrialTest {
  private static final String COURT = "Suffolk Superior Court";
  private static final AdultTrial ONE = AdultTrial.NONE.reported("ann", COURT, "2011-17");

  @Test
  void anOrderStandsWhenTwoDifferentPeopleReportedIt() {
    assertEquals(Truth.NO, AdultTrial.NONE.stands());
    assertEquals(Truth.UNSURE, ONE.stands());
    assertEquals(Truth.YES, ONE.reported("bob", COURT, "2011-17").stands());
    assertEquals(
        Truth.YES, ONE.reported("bob", " suffolk  SUPERIOR\u00a0court", "2011-17 ").stands());
  }

  @Test
  void oneUnderSeveralNamesIsOne() {
    AdultTrial trial = ONE;
    for (String name : List.of("ANN", "ann@county", " Ann ", "\u0430nn", "")) {
      trial = trial.reported(name, COURT, "2011-17");
      assertEquals(Truth.UNSURE, trial.stands(), name);
    }
    AdultTrial known = trial.reported("tenprint:local#ann", COURT, "2011-17");
    assertEquals(Truth.UNSURE, known.stands(), "beside an identity no other name counts");
    assertEquals(Truth.UNSURE, known.reported("bob", COURT, "2011-17").stands());
    assertEquals(Truth.YES, known.reported("tenprint:local#bob", COURT, "2011-17").stands());
  }

  @Test
  void twoOrdersAreNotOne() {
    AdultTrial other = ONE.reported("bob", COURT, "2011-18");
    assertEquals(Truth.UNSURE, other.stands());
    assertEquals(Truth.UNSURE, ONE.reported("bob", "Another Court", "2011-17").stands());
    assertEquals(
        Truth.UNSURE,
        other.reported("bob", COURT, "2011-17").stands(),
        "the first is to be said anew");
    assertEquals(Truth.YES, other.reported("ann", COURT, "2011-18").stands());
  }

  @Test
  void oneThatStandsIsMovedByNoFurtherReportAndKeepsTwoNames() {
    AdultTrial stands = ONE.reported("bob", COURT, "2011-17");
    for (int i = 0; i < 1_000; i++) {
      assertEquals(stands, stands.reported("person " + i, COURT, "order " + i % 3));
    }
    AdultTrial crowd = AdultTrial.NONE.reported("tenprint:local#ann", COURT, "1");
    for (int i = 0; i < 1_000; i++) {
      crowd = crowd.reported("person " + i, COURT, "1");
    }
    assertEquals(Set.of("tenprint:local#ann"), crowd.by());
  }

  /** Whatever the rules, where none of them asks for an order, it moves no decision. */
  @Test
  void anOrderOfWhichNoInstrumentSpeaksMovesNothing() {
    RandomRules random = new RandomRules(382);
    int minors = 0;
    for (int i = 0; i < 4_000; i++) {
      List<Instrument> rules =
          random.instruments(8).stream()
              .filter(
                  one ->
                      one.ruling().when().stream()
                          .noneMatch(Condition.TriedAsAdult.class::isInstance))
              .toList();
      RuleBook book = RuleBook.EMPTY;
      for (Instrument one : rules) {
        book = book.with(one);
      }
      DisclosurePolicy policy = new DisclosurePolicy(book, RandomRules.TABLE);
      Inquiry inquiry = random.inquiry();
      Decision tried = policy.decide(of(inquiry, ONE.reported("bob", COURT, "2011-17")));
      assertEquals(policy.decide(of(inquiry, AdultTrial.NONE)), tried, rules::toString);
      minors += inquiry.facts().possibleMinor() ? 1 : 0;
    }
    assertTrue(minors > 200, "hardly a minor: " + minors);
  }

  private static Inquiry of(Inquiry asked, AdultTrial trial) {
    Facts was = asked.facts();
    Facts facts =
        new Facts(
            was.tcn(),
            was.places(),
            was.bookedAt(),
            was.subject().trial(trial),
            was.offences(),
            was.finding());
    return new Inquiry(
        new Circumstances(facts, asked.findings()),
        asked.recipient(),
        asked.request(),
        asked.at(),
        asked.known());
  }

  @Test
  void whatWasKeptBeforeThereWereOrdersHasNone() {
    Subject before = new Subject(java.util.Optional.empty(), false, false, 0, null, null);
    assertEquals(new AdultTrial("", "", new TreeSet<>()), before.adultTrial());
    assertEquals(18, before.adultAge());
  }
}
