package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.withhold;
import static org.tenprint.policy.cases.DismissedCharges.AGENCY;
import static org.tenprint.policy.cases.DismissedCharges.AS_A_MINOR;
import static org.tenprint.policy.cases.DismissedCharges.AT;
import static org.tenprint.policy.cases.DismissedCharges.BOOKED;
import static org.tenprint.policy.cases.DismissedCharges.FIRST;
import static org.tenprint.policy.cases.DismissedCharges.SECOND;
import static org.tenprint.policy.cases.DismissedCharges.agency;
import static org.tenprint.policy.cases.DismissedCharges.decided;
import static org.tenprint.policy.cases.DismissedCharges.now;
import static org.tenprint.policy.cases.DismissedCharges.opened;
import static org.tenprint.policy.cases.DismissedCharges.rules;
import static org.tenprint.policy.cases.DismissedCharges.taken;
import static org.tenprint.policy.cases.DismissedCharges.told;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.offence.Charge;

/** A charge is dismissed for what lets out by two people, and for what keeps back by one. */
class DismissedByTwoTest {
  private static final Charge TRAFFIC = new Charge("5499", Optional.of(BOOKED));
  private static final Charge OTHER = new Charge("2299", Optional.of(BOOKED));

  private static Instrument ofTraffic() {
    Condition only = new Condition.ChargeOnlyMinorTraffic(true);
    return withhold("TRAFFIC")
        .ruling(new Ruling(Effect.WITHHOLD, Reason.NONSERIOUS, Set.of(only), List.of()))
        .instrument();
  }

  @Test
  void oneReviewerLetsNoMinorOutAndTwoDo() {
    CaseFile held = decided(now(), AS_A_MINOR);
    assertEquals("HELD JUVENILE", agency(held));
    CaseStep first = held.apply(FIRST, AT, now());
    assertEquals(List.of(), first.messages());
    assertEquals("HELD JUVENILE", agency(first.next()));
    CaseFile second = taken(first.next(), now(), SECOND);
    assertEquals("DELIVERED PERMITTED", agency(second));
    assertEquals(Map.of(), second.circumstances().facts().subject().reported().dismissals());
  }

  /** Their steps stand on logs, and are taken again to the same bytes. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"EIGHTH", "NINTH", "TENTH", "ELEVENTH", "TWELFTH"},
      mode = EnumSource.Mode.EXCLUDE)
  void oneDidInEarlierEditions(Edition edition) {
    CaseRules then = rules(edition);
    CaseFile first = taken(decided(then, AS_A_MINOR), then, FIRST);
    assertEquals("DELIVERED PERMITTED", agency(first));
    assertEquals(
        opened().circumstances().facts(), first.circumstances().facts(), "and nothing is kept");
  }

  @Test
  void oneWhoReportsTwiceIsOne() {
    ChargeDismissed again = new ChargeDismissed("1201", "ONE ", "A  Court", "11-1");
    CaseFile file = taken(decided(now(), AS_A_MINOR), now(), FIRST, again, FIRST);
    assertEquals("HELD JUVENILE", agency(file));
    ChargeDismissed spelled = new ChargeDismissed("1201", "Two", "A  COURT", "11-1 ");
    assertEquals("DELIVERED PERMITTED", agency(taken(file, now(), spelled)));
  }

  /** What was written before two were wanted has no paper; a party and nobody are no people. */
  @Test
  void withoutAPaperOrAPersonItNeverCounts() {
    List<List<ChargeDismissed>> pairs =
        List.of(
            List.of(
                new ChargeDismissed("1201", "one", "", ""),
                new ChargeDismissed("1201", "two", "", "")),
            List.of(
                new ChargeDismissed("1201", "one", "a court", " "),
                new ChargeDismissed("1201", "two", "a court", " ")),
            List.of(told("1201", "request:MA0130100"), FIRST),
            List.of(told("1201", "field-office:BOS"), told("1201", "agency:MA0130100")),
            List.of(told("1201", "\u200b"), FIRST),
            List.of(
                new ChargeDismissed("1201", "one", "x".repeat(Dismissal.LONGEST + 1), "1"),
                new ChargeDismissed("1201", "two", "x".repeat(Dismissal.LONGEST + 1), "1")));
    for (List<ChargeDismissed> pair : pairs) {
      CaseFile file = taken(decided(now(), AS_A_MINOR), now(), pair.toArray(CaseEvent[]::new));
      assertEquals("HELD JUVENILE", agency(file), pair::toString);
    }
  }

  @Test
  void whatASystemStatesNeedsNoSecond() {
    ChargeDismissed system = new ChargeDismissed("1201");
    assertEquals("DELIVERED PERMITTED", agency(taken(decided(now(), AS_A_MINOR), now(), system)));
    CaseFile after = taken(decided(now(), AS_A_MINOR), now(), FIRST, system);
    assertEquals("DELIVERED PERMITTED", agency(after));
    assertEquals(Map.of(), after.circumstances().facts().subject().reported().dismissals());
  }

  /** Nobody fills a case with what is none of its charges. */
  @Test
  void ofACodeThatNoChargeHasNothingIsKept() {
    CaseFile before = decided(now(), AS_A_MINOR);
    CaseFile after = taken(before, now(), told("2299", "one"), new ChargeDismissed("5499"));
    assertEquals(before.circumstances(), after.circumstances());
  }

  /** The mirror: what keeps back more does so with the first. */
  @Test
  void whatKeepsBackDoesSoWithTheFirst() {
    Charge grown = new Charge("1201", Optional.of(BOOKED));
    CaseRules rules = now(ofTraffic());
    CaseFile early = taken(opened(TRAFFIC, grown), rules, FIRST, new CaseEvent.Decide());
    assertEquals("WITHHELD NONSERIOUS", agency(early));
    CaseFile never = taken(opened(TRAFFIC, grown), rules, new CaseEvent.Decide());
    assertEquals("DELIVERED PERMITTED", agency(never));
    assertEquals("DELIVERED PERMITTED", agency(taken(never, rules, FIRST)), "nothing is recalled");
  }

  /** And what one report lets out while another keeps it back stays back. */
  @Test
  void ofSeveralEachChoiceIsAsked() {
    CaseRules rules = now(ofTraffic());
    CaseFile held = decided(rules, TRAFFIC, AS_A_MINOR, OTHER);
    assertEquals("HELD JUVENILE", agency(held));
    CaseFile both = taken(held, rules, FIRST, told("2299", "one"));
    assertEquals("WITHHELD NONSERIOUS", agency(both));
    CaseFile whole = taken(held, rules, FIRST, SECOND);
    assertEquals("DELIVERED PERMITTED", agency(whole));
    CaseFile mixed = taken(held, rules, told("5499", "one"), FIRST, told("2299", "one"));
    assertEquals(
        "WITHHELD NONSERIOUS", agency(mixed), "traffic alone may stand, though all were reported");
  }

  /** People who release release what is asked with the charge and without it. */
  @Test
  void twoMayReleaseWhatOneReportLeaves() {
    CaseFile half = taken(decided(now(), AS_A_MINOR), now(), FIRST);
    CaseEvent one = new CaseEvent.Reviewed("one", Verdict.RELEASE);
    CaseEvent other = new CaseEvent.Reviewed("three", Verdict.RELEASE);
    assertEquals("HELD JUVENILE", agency(taken(half, now(), one)));
    assertEquals("DELIVERED PERMITTED", agency(taken(half, now(), one, other)));
  }

  /** What was told while one had reported it is recalled by what would have withheld it then. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasToldMeanwhileIsRecalledByWhatEitherWouldHaveWithheld(boolean reported) {
    CaseRules told = now();
    Charge grown = new Charge("1201", Optional.of(BOOKED));
    CaseFile file = opened(TRAFFIC, grown);
    file = reported ? taken(file, told, FIRST) : file;
    file = taken(file, told, new CaseEvent.Decide());
    assertEquals("DELIVERED PERMITTED", agency(file));
    CaseFile recalled = file.recall(AT.plusSeconds(60), now(ofTraffic())).next();
    assertEquals(reported ? "RECALLED NONSERIOUS" : "DELIVERED PERMITTED", agency(recalled));
  }

  /** What it recalls it recalls no more once the second report came: at the delivery one stood. */
  @Test
  void aSecondReportRecallsNothing() {
    Charge grown = new Charge("1201", Optional.of(BOOKED));
    CaseFile told = decided(now(), TRAFFIC, grown);
    CaseStep whole = taken(told, now(), FIRST).apply(SECOND, AT, now());
    assertEquals(List.of(), whole.messages());
    assertTrue(whole.next().towards(AGENCY).orElseThrow().standsDelivered());
  }

  /** A protected person's recipients see what a stranger's would. */
  @Test
  void ofAProtectedPersonItIsOfTheStrangerToo() {
    CaseEvent hidden = new CaseEvent.PersonProtected(Optional.of(AT));
    Facts stranger = opened(AS_A_MINOR).circumstances().facts().asNoMatch();
    CaseFile beside = taken(CaseFile.open(stranger), now(), new CaseEvent.Decide());
    CaseFile own = taken(opened(AS_A_MINOR), now(), hidden, new CaseEvent.Decide());
    for (CaseEvent event : List.of(FIRST, SECOND)) {
      CaseStep ofStranger = beside.apply(event, AT, now());
      CaseStep ofProtected = own.apply(event, AT, now());
      assertEquals(ofStranger.messages(), ofProtected.messages());
      assertEquals(event == FIRST, ofProtected.messages().isEmpty());
      beside = ofStranger.next();
      own = ofProtected.next();
    }
    assertFalse(own.towards(AGENCY).orElseThrow().standsDelivered());
  }
}
