package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.withhold;
import static org.tenprint.policy.cases.DismissedCharges.AGENCY;
import static org.tenprint.policy.cases.DismissedCharges.AS_A_MINOR;
import static org.tenprint.policy.cases.DismissedCharges.AT;
import static org.tenprint.policy.cases.DismissedCharges.BOOKED;
import static org.tenprint.policy.cases.DismissedCharges.FIRST;
import static org.tenprint.policy.cases.DismissedCharges.SECOND;
import static org.tenprint.policy.cases.DismissedCharges.agency;
import static org.tenprint.policy.cases.DismissedCharges.now;
import static org.tenprint.policy.cases.DismissedCharges.opened;
import static org.tenprint.policy.cases.DismissedCharges.rules;
import static org.tenprint.policy.cases.DismissedCharges.taken;
import static org.tenprint.policy.cases.DismissedCharges.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.SlowDismissals;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.cases.CaseEvent.DismissalTakenBack;
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

/** That a charge was dismissed is taken back by two people; one leaves it in doubt. */
class TakenBackTest {
  private static final Charge TRAFFIC = new Charge("5499", Optional.of(BOOKED));
  private static final Charge GROWN = new Charge("1201", Optional.of(BOOKED));
  private static final CaseEvent DECIDE = new CaseEvent.Decide();

  private static Instrument ofTraffic() {
    Condition only = new Condition.ChargeOnlyMinorTraffic(true);
    return withhold("TRAFFIC")
        .ruling(new Ruling(Effect.WITHHOLD, Reason.NONSERIOUS, Set.of(only), List.of()))
        .instrument();
  }

  private static DismissalTakenBack back(String by) {
    return back(by, "12-1");
  }

  private static DismissalTakenBack back(String by, String order) {
    return new DismissalTakenBack("1201", by, "a court", order);
  }

  private static CaseFile dismissed(CaseRules rules, Charge... charges) {
    return taken(opened(charges), rules, FIRST, SECOND);
  }

  private static String decided(CaseFile file, CaseEvent... events) {
    return agency(taken(taken(file, now(), events), now(), DECIDE));
  }

  private static Facts facts(CaseFile file) {
    return file.circumstances().facts();
  }

  @Test
  void oneLeavesInDoubtWhatTwoRestore() {
    CaseFile gone = dismissed(now(), AS_A_MINOR, TRAFFIC);
    assertEquals("DELIVERED PERMITTED", decided(gone));
    assertEquals("HELD JUVENILE", decided(gone, back("three")));
    assertEquals("HELD JUVENILE", decided(gone, back("three"), back("Three ")));
    assertEquals("HELD JUVENILE", decided(gone, back("three"), back("four", "12-2")));
    CaseFile restored = taken(gone, now(), back("three"), back("four"));
    assertEquals(opened(AS_A_MINOR, TRAFFIC).circumstances(), restored.circumstances());
  }

  /** Whoever reported that it was dismissed may take it back; two are wanted all the same. */
  @Test
  void whoeverDismissedItMayTakeItBack() {
    CaseFile gone = dismissed(now(), AS_A_MINOR);
    CaseFile turns = taken(gone, now(), back("one"), FIRST, back("one"), FIRST);
    assertEquals(gone.circumstances(), turns.circumstances(), "his last word is that of before");
    CaseFile doubted = taken(turns, now(), back("one"));
    assertEquals("HELD JUVENILE", decided(doubted));
    assertEquals("HELD JUVENILE", decided(doubted, back("one"), back("one", "12-2"), back("one")));
    CaseFile restored = taken(doubted, now(), back("two"));
    assertEquals(opened(AS_A_MINOR).circumstances(), restored.circumstances());
  }

  /** By the same paper or another, by two people as the first time. */
  @Test
  void itMayBeDismissedAgain() {
    CaseFile restored = taken(dismissed(now(), AS_A_MINOR), now(), back("three"), back("four"));
    assertEquals("HELD JUVENILE", decided(restored, FIRST), "what was said before counts no more");
    assertEquals("DELIVERED PERMITTED", decided(restored, FIRST, SECOND));
    ChargeDismissed other = new ChargeDismissed("1201", "one", "a court", "13-1");
    ChargeDismissed same = new ChargeDismissed("1201", "five", "a court", "13-1");
    assertEquals("HELD JUVENILE", decided(restored, other, SECOND));
    assertEquals("DELIVERED PERMITTED", decided(restored, other, same));
  }

  /** The mirror: nobody alone keeps in doubt for ever what two agree on. */
  @Test
  void twoWhoAgreeEndTheDoubtOfOne() {
    CaseFile doubted = taken(dismissed(now(), AS_A_MINOR), now(), back("three"));
    assertEquals("HELD JUVENILE", decided(doubted, FIRST));
    assertEquals("DELIVERED PERMITTED", decided(doubted, FIRST, back("three", "12-2"), SECOND));
    CaseFile half = taken(opened(AS_A_MINOR), now(), FIRST);
    CaseFile stands = taken(half, now(), back("three"), back("four"));
    assertEquals(opened(AS_A_MINOR).circumstances(), stands.circumstances());
  }

  /** Who reported it alone takes it back alone: nobody else said so. */
  @Test
  void oneTakesBackWhatNobodyElseSaid() {
    CaseFile half = taken(opened(AS_A_MINOR), now(), FIRST);
    CaseFile none = taken(half, now(), back("one"));
    assertEquals(opened(AS_A_MINOR).circumstances(), none.circumstances());
    CaseFile others = taken(half, now(), back("three"));
    assertTrue(facts(others).subject().reported().dismissals().containsKey("1201"));
    CaseFile party = taken(opened(AS_A_MINOR), now(), told("1201", "request:MA0130100"));
    CaseFile still = taken(party, now(), back("one"), back("one", "12-2"));
    assertTrue(facts(still).subject().reported().dismissals().containsKey("1201"), "nor anothers'");
  }

  /** Nor is anything kept of it. */
  @Test
  void whatWasNeverDismissedIsNotTakenBack() {
    CaseFile before = opened(AS_A_MINOR);
    CaseEvent other = new DismissalTakenBack("2299", "one", "a court", "12-1");
    CaseFile after = taken(before, now(), back("one"), back("two"), other);
    assertEquals(before.circumstances(), after.circumstances());
    assertEquals("HELD JUVENILE", decided(after, FIRST));
  }

  @Test
  void whatASystemStatedIsTakenBackToo() {
    CaseFile gone = taken(opened(AS_A_MINOR), now(), new ChargeDismissed("1201"));
    assertEquals("DELIVERED PERMITTED", decided(gone));
    assertEquals("HELD JUVENILE", decided(gone, back("three")));
    CaseFile restored = taken(gone, now(), back("three"), back("four"));
    assertEquals(opened(AS_A_MINOR).circumstances(), restored.circumstances());
    CaseFile again = taken(restored, now(), back("three"), new ChargeDismissed("1201"));
    assertEquals(gone.circumstances(), again.circumstances(), "a system's is whole");
  }

  /** What people say for what counts pushes out nobody who says the contrary. */
  @Test
  void theDoubtOfOneIsPushedOutByNobody() {
    CaseFile file = taken(dismissed(now(), AS_A_MINOR), now(), back("three"));
    for (int i = 0; i < 2 * Dismissal.MOST; i++) {
      CaseEvent other = new ChargeDismissed("1201", "other " + i, "a court", "14-" + i);
      file = taken(file, now(), other);
      assertEquals("HELD JUVENILE", decided(file));
    }
    assertEquals(Dismissal.MOST, facts(file).subject().reported().dismissals().get("1201").size());
    CaseFile restored = taken(file, now(), back("four"));
    assertEquals(opened(AS_A_MINOR).circumstances(), restored.circumstances());
  }

  /** What was withheld for want of the charge is decided anew, with the second report. */
  @Test
  void whatWasWithheldWithoutItIsDecidedAnew() {
    CaseRules rules = now(ofTraffic());
    CaseFile kept = taken(dismissed(rules, TRAFFIC, GROWN), rules, DECIDE);
    assertEquals("WITHHELD NONSERIOUS", agency(kept));
    CaseStep one = kept.apply(back("three"), AT, rules);
    assertEquals("WITHHELD NONSERIOUS", agency(one.next()));
    assertEquals(List.of(), one.messages());
    CaseFile two = taken(one.next(), rules, back("four"));
    assertEquals("DELIVERED PERMITTED", agency(two));
    assertEquals(List.of("P"), two.towards(AGENCY).orElseThrow().latest().instruments());
    CaseFile inDoubt = taken(dismissed(rules, TRAFFIC, GROWN), rules, back("three"), DECIDE);
    assertEquals("WITHHELD NONSERIOUS", agency(inDoubt));
    assertEquals("DELIVERED PERMITTED", agency(taken(inDoubt, rules, back("four"))));
  }

  /** The mirror: what was withheld with the charge stays withheld. */
  @Test
  void whatWasWithheldWithItStays() {
    CaseFile kept = taken(opened(TRAFFIC), now(ofTraffic()), DECIDE);
    CaseFile gone = taken(kept, now(), told("5499", "one"), told("5499", "two"));
    CaseEvent third = new DismissalTakenBack("5499", "three", "a court", "12-1");
    CaseEvent fourth = new DismissalTakenBack("5499", "four", "a court", "12-1");
    CaseFile restored = taken(gone, now(), third, fourth);
    assertEquals(opened(TRAFFIC).circumstances(), restored.circumstances());
    assertEquals("WITHHELD NONSERIOUS", agency(restored));
  }

  /** What an instrument took back for want of the charge is decided anew, too. */
  @Test
  void whatWasRecalledWithoutItIsDecidedAnew() {
    CaseFile told = taken(dismissed(now(), TRAFFIC, GROWN), now(), DECIDE);
    CaseFile recalled = told.recall(AT.plusSeconds(60), now(ofTraffic())).next();
    assertEquals("RECALLED NONSERIOUS", agency(recalled));
    CaseFile one = taken(recalled, now(ofTraffic()), back("three"));
    assertEquals("RECALLED NONSERIOUS", agency(one));
    assertEquals("DELIVERED PERMITTED", agency(taken(one, now(ofTraffic()), back("four"))));
  }

  /** What was told stays told. */
  @Test
  void nothingIsRecalledByIt() {
    CaseFile told = taken(dismissed(now(), AS_A_MINOR), now(), DECIDE);
    CaseStep one = told.apply(back("three"), AT, now());
    CaseStep two = one.next().apply(back("four"), AT, now());
    assertEquals(List.of(), one.messages());
    assertEquals(List.of(), two.messages());
    assertTrue(two.next().towards(AGENCY).orElseThrow().standsDelivered());
  }

  /** A protected person's recipients get what a stranger's would, whenever it was kept. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofAProtectedPersonItIsOfTheStrangerToo(boolean minor) {
    CaseRules rules = now(ofTraffic());
    CaseEvent hidden = new CaseEvent.PersonProtected(Optional.of(AT));
    CaseFile booked = opened(TRAFFIC, minor ? AS_A_MINOR : GROWN);
    CaseFile early = minor ? booked : taken(booked, rules, FIRST, SECOND);
    CaseFile beside = taken(CaseFile.open(facts(early).asNoMatch()), rules, DECIDE);
    CaseFile own = taken(early, rules, hidden, DECIDE);
    CaseEvent one = new CaseEvent.Reviewed("one", Verdict.RELEASE);
    CaseEvent two = new CaseEvent.Reviewed("two", Verdict.RELEASE);
    int sent = 0;
    for (CaseEvent event : List.of(FIRST, SECOND, back("three"), back("four"), one, two)) {
      CaseStep ofStranger = beside.apply(event, AT, rules);
      CaseStep ofProtected = own.apply(event, AT, rules);
      assertEquals(ofStranger.messages(), ofProtected.messages());
      sent += ofStranger.messages().size();
      beside = ofStranger.next();
      own = ofProtected.next();
    }
    assertTrue(sent > 0, "the stranger's are told now");
  }

  /** Nothing was kept of charges that were dismissed then. */
  @Test
  void whatWasDismissedInEarlierEditionsIsGone() {
    CaseFile then = dismissed(rules(Edition.ELEVENTH), AS_A_MINOR);
    assertEquals(opened().circumstances(), then.circumstances());
    assertEquals(then.circumstances(), taken(then, now(), back("3"), back("4")).circumstances());
  }

  /** Of whatever several people report, in whatever order. */
  @Test
  void whatStandsAndWaitsIsWhatTheSlowReferenceSays() {
    Random random = new Random(259);
    List<String> people = List.of("one", "two", "three", "four");
    int restored = 0;
    for (int i = 0; i < 3_000; i++) {
      Facts facts = facts(opened(AS_A_MINOR, TRAFFIC));
      Facts slow = facts;
      boolean gone = false;
      for (int step = 0; step < 12; step++) {
        String by = people.get(random.nextInt(4));
        String order = random.nextInt(3) == 0 ? "2" : "1";
        String ncic = random.nextInt(4) == 0 ? "5499" : "1201";
        CaseEvent told =
            random.nextBoolean()
                ? new DismissalTakenBack(ncic, by, "a court", order)
                : new ChargeDismissed(ncic, by, "a court", order);
        facts = StatedFacts.after(told, facts, Edition.PRESENT);
        slow = SlowDismissals.after(told, slow);
        assertEquals(slow.offences(), facts.offences());
        assertEquals(slow.subject().reported().gone(), facts.subject().reported().gone());
        assertEquals(said(slow), said(facts));
        boolean is = facts.subject().reported().gone().isPresent();
        restored += gone && !is ? 1 : 0;
        gone = is;
      }
    }
    assertTrue(restored > 500, "some are restored: " + restored);
  }

  /** Who says what by which paper. */
  private static Set<String> said(Facts facts) {
    Set<String> said = new TreeSet<>();
    facts
        .subject()
        .reported()
        .dismissals()
        .forEach(
            (code, papers) ->
                papers.forEach(
                    one ->
                        new ArrayList<>(one.by())
                            .forEach(by -> said.add(code + by + ":" + one.order() + one.back()))));
    return said;
  }
}
