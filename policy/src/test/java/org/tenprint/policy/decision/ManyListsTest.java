package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.ListedLevel;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Scheme;

/** Charges in doubt of which each stands on another of many lists. */
class ManyListsTest extends AskedElsewhere {
  private static final int LISTS = 20;
  private static final OffenceTable TABLE = table();

  private static Scheme list(int i) {
    return new Scheme("list-" + i);
  }

  private static String code(int i) {
    return "%04d".formatted(i);
  }

  private static OffenceTable table() {
    Map<String, String> levels = new TreeMap<>();
    List<ListedLevel> listed = new ArrayList<>();
    for (int i = 0; i < LISTS; i++) {
      levels.put(code(i), "L3");
      listed.add(new ListedLevel(list(i), code(i), Level.L1, Optional.empty(), Optional.empty()));
    }
    return new OffenceTable("lists", levels, listed);
  }

  private static Condition on(int i) {
    return new Condition.LevelIs(list(i), Bound.AT_LEAST, Level.L1, Basis.CHARGE, Optional.empty());
  }

  private static Condition notOn(int i) {
    return new Condition.LevelIs(list(i), Bound.BELOW, Level.L1, Basis.EITHER, Optional.empty());
  }

  /** One withholds a charge of the last list without one of that before it. */
  private void theLastAlone(int lists) {
    book.add(ofIsland("ALONE", Effect.WITHHOLD, on(lists - 1), notOn(lists - 2)).instrument());
  }

  /** Each list is asked, though nothing comes of it. */
  private void eachAsked(int lists) {
    for (int i = 0; i < lists; i++) {
      book.add(ofIsland("ASKS-" + i, Effect.HOLD, on(i), notOn(i)).instrument());
    }
  }

  private Inquiry doubted(int lists) {
    Inquiry asked = inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED);
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < lists; i++) {
      charges.add(new Charge(code(i), Optional.empty()));
    }
    Facts facts = asked.facts().charged(charges);
    for (Charge charge : charges) {
      facts = facts.dismissed(charge.ncic(), "one", "a court", "1");
    }
    return new Inquiry(
        new Circumstances(facts, asked.findings()),
        asked.recipient(),
        asked.request(),
        asked.at(),
        asked.known());
  }

  private DisclosurePolicy policy() {
    return by(Edition.PRESENT);
  }

  private DisclosurePolicy by(Edition edition) {
    return new DisclosurePolicy(RuleBook.of(book), TABLE, edition, AGENCIES);
  }

  private int readings(Inquiry inquiry) {
    RuleBook rules = RuleBook.of(book);
    Place there = PROVIDENCE;
    return ChargesInDoubt.of(
            inquiry,
            () ->
                ChargeSchemes.asked(
                    inquiry,
                    rules.entries(inquiry.recipient(), inquiry.facts()),
                    Optional.of(new Places(there, there, there)),
                    rules),
            TABLE,
            ChargesInDoubt.MOST)
        .readings()
        .size();
  }

  @Test
  void listsForWhichNobodyAsksCostNothing() {
    theLastAlone(LISTS);
    Inquiry doubted = doubted(LISTS);
    assertTrue(readings(doubted) <= 12, "readings: " + readings(doubted));
    refused(policy().decide(doubted), "ALONE");
  }

  @Test
  void nineListsAreAskedInEachChoice() {
    theLastAlone(9);
    eachAsked(9);
    assertTrue(readings(doubted(9)) >= 1 << 9);
    refused(policy().decide(doubted(9)), "ALONE");
  }

  @Test
  void whereThereAreTooManyChoicesItIsHeldAndNobodyCanReleaseIt() {
    theLastAlone(LISTS);
    eachAsked(LISTS);
    assertEquals(ChargesInDoubt.MOST, readings(doubted(LISTS)));
    Decision decision = policy().decide(doubted(LISTS));
    assertEquals(Outcome.HELD, decision.outcome());
    assertEquals(Reason.ERROR, decision.reason());
    assertEquals(List.of(), decision.instruments());
    assertEquals(Set.of(), decision.holds());
  }

  /** What an earlier edition decided with all of them is decided so again. */
  @Test
  void anEarlierEditionAsksWithEachChoice() {
    int beyond = 11; // 2,048 choices
    theLastAlone(beyond);
    eachAsked(beyond);
    refused(by(Edition.EIGHTH).decide(doubted(beyond)), "ALONE");
    assertEquals(Reason.ERROR, by(Edition.NINTH).decide(doubted(beyond)).reason());
  }

  /** Lists that are asked since: whether one of them would have withheld, nobody can tell. */
  @Test
  void whatWasToldBeforeThereWereTooManyIsTakenBack() {
    Disclosure.Taken told = policy().take(doubted(LISTS));
    assertTrue(told.decision().permits());
    theLastAlone(LISTS);
    eachAsked(LISTS);
    assertEquals(
        Optional.of(Reason.ERROR),
        policy().withheldBySince(doubted(LISTS), told).map(Decision::reason));
  }
}
