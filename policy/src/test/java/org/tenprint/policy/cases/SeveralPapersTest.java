package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.cases.DismissedCharges.AS_A_MINOR;
import static org.tenprint.policy.cases.DismissedCharges.FIRST;
import static org.tenprint.policy.cases.DismissedCharges.SECOND;
import static org.tenprint.policy.cases.DismissedCharges.agency;
import static org.tenprint.policy.cases.DismissedCharges.decided;
import static org.tenprint.policy.cases.DismissedCharges.now;
import static org.tenprint.policy.cases.DismissedCharges.opened;
import static org.tenprint.policy.cases.DismissedCharges.rules;
import static org.tenprint.policy.cases.DismissedCharges.taken;
import static org.tenprint.policy.cases.DismissedCharges.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.policy.SlowDismissals;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.law.Edition;

/** Of a dismissed charge several papers wait, each with who reported it. */
class SeveralPapersTest {
  private static ChargeDismissed paper(String by, String order) {
    return new ChargeDismissed("1201", by, "a court", order);
  }

  /** Whoever else files whatever in between. */
  @Test
  void nobodyKeepsTwoFromAgreeingByAnotherPaper() {
    CaseFile held = decided(now(), AS_A_MINOR);
    CaseFile between = taken(held, now(), FIRST, paper("three", "11-2"));
    assertEquals("HELD JUVENILE", agency(between), "of two papers neither counts");
    assertEquals("DELIVERED PERMITTED", agency(taken(between, now(), SECOND)));
    assertEquals("DELIVERED PERMITTED", agency(taken(between, now(), paper("four", "11-2"))));
    CaseFile again = taken(between, now(), paper("three", "11-3"), paper("three", "11-2"));
    assertEquals("HELD JUVENILE", agency(again), "three alone says all of it");
    assertEquals("DELIVERED PERMITTED", agency(taken(again, now(), SECOND)));
  }

  /** One who reports another paper says the earlier one no more. */
  @Test
  void ofEachPersonTheLastPaperCounts() {
    CaseFile file = taken(decided(now(), AS_A_MINOR), now(), FIRST, paper("one", "11-2"));
    assertEquals("HELD JUVENILE", agency(file));
    assertEquals("HELD JUVENILE", agency(taken(file, now(), SECOND)), "nobody else says 11-1");
    assertEquals("DELIVERED PERMITTED", agency(taken(file, now(), SECOND, FIRST)));
    assertEquals("DELIVERED PERMITTED", agency(taken(file, now(), paper("two", "11-2"))));
  }

  /** Nobody fills a case, and one who files paper after paper pushes nobody's out. */
  @Test
  void soManyPapersWaitAndTheOldestGivesPlace() {
    List<ChargeDismissed> others = new ArrayList<>();
    for (int i = 0; i < Dismissal.MOST - 1; i++) {
      others.add(paper("other " + i, "12-" + i));
    }
    CaseFile full = taken(decided(now(), AS_A_MINOR), now(), FIRST);
    full = taken(full, now(), others.toArray(CaseEvent[]::new));
    for (int i = 0; i < 20; i++) {
      full = taken(full, now(), paper("other 0", "13-" + i));
    }
    assertEquals("HELD JUVENILE", agency(full));
    assertEquals("DELIVERED PERMITTED", agency(taken(full, now(), SECOND)));
    CaseFile over = taken(full, now(), paper("one too many", "14"));
    assertEquals(Dismissal.MOST, waiting(over).size());
    assertEquals(
        "HELD JUVENILE", agency(taken(over, now(), SECOND)), "the first is to be said anew");
    assertEquals("DELIVERED PERMITTED", agency(taken(over, now(), SECOND, FIRST)));
  }

  private static List<Dismissal> waiting(CaseFile file) {
    return file.circumstances().facts().subject().reported().dismissals().get("1201");
  }

  /** A party and nobody put nobody's paper aside, and are nobody's second. */
  @Test
  void whoIsNoPersonTakesNoPlace() {
    CaseFile held = decided(now(), AS_A_MINOR);
    ChargeDismissed party = paper("request:MA0130100", "11-2");
    CaseFile file = taken(held, now(), party, FIRST, party, paper("\u200b", "11-1"));
    assertEquals("HELD JUVENILE", agency(file));
    assertEquals(1, waiting(file).size());
    assertEquals("DELIVERED PERMITTED", agency(taken(file, now(), SECOND)));
  }

  /** Steps of the editions before stand on logs: there another paper took the place. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"EIGHTH", "NINTH", "TENTH", "ELEVENTH"})
  void anotherPaperTookThePlaceOfTheOneThatWaited(Edition edition) {
    CaseRules then = rules(edition);
    CaseFile file = taken(decided(then, AS_A_MINOR), then, FIRST, paper("three", "11-2"));
    assertEquals(1, waiting(file).size());
    assertEquals("HELD JUVENILE", agency(taken(file, then, SECOND)));
    CaseFile goesOn = taken(file, now(), paper("four", "11-2"));
    assertEquals("DELIVERED PERMITTED", agency(goesOn), "what waits is taken on");
  }

  /** Of whatever several people report, in whatever order. */
  @Test
  void whatStandsAndWaitsIsWhatTheSlowReferenceSays() {
    Random random = new Random(257);
    int agreed = 0;
    for (int i = 0; i < 2_000; i++) {
      Facts facts = opened(AS_A_MINOR).circumstances().facts();
      Facts slow = facts;
      for (int step = 0; step < 8; step++) {
        String by = List.of("one", "two", "three", "four").get(random.nextInt(4));
        ChargeDismissed told = paper(by, List.of("1", "2", "3", "4").get(random.nextInt(4)));
        facts = StatedFacts.after(told, facts, Edition.PRESENT);
        slow = SlowDismissals.after(told, slow);
        assertEquals(slow.offences(), facts.offences());
        assertEquals(said(slow), said(facts));
      }
      agreed += facts.offences().charges().isEmpty() ? 1 : 0;
    }
    assertTrue(agreed > 500 && agreed < 2_000, "some agree: " + agreed);
  }

  /** Who says which paper. */
  private static Map<String, String> said(Facts facts) {
    Map<String, String> said = new TreeMap<>();
    facts.subject().reported().dismissals().values().stream()
        .flatMap(List::stream)
        .forEach(one -> one.by().forEach(person -> said.put(person, one.order())));
    return said;
  }
}
