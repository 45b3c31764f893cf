package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.SlowHanging;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.StatedFact;

/** Which answers rest on who is tried as an adult, or on a consent. */
class RestingQuestionsTest {
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");
  private static final Condition TRIED = new Condition.TriedAsAdult(true);
  private static final Condition YOUNG = new Condition.Juvenile(true);
  private static final Condition NONE_OPENS =
      new Condition.NoPermitFrom(Issuer.STATE, Optional.empty());

  private static Instrument one(String id, List<String> unless, Condition... when) {
    return on(Edge.RETURN, id, unless, when);
  }

  private static Instrument on(Edge edge, String id, List<String> unless, Condition... when) {
    Instrument plain = SampleInstruments.permit(id).on(edge, STATE).instrument();
    return new Instrument(
        id,
        Issuer.STATE,
        plain.reach(),
        new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(when), unless),
        plain.validity(),
        plain.provenance());
  }

  @Test
  void eachKindOfHoldOfAnInstrumentThatAsksIsOne() {
    RestingQuestions asked =
        RuleBook.of(List.of(one("MA T", List.of(), YOUNG, TRIED))).restingOnTrials();
    for (String kind : List.of("HOLD", "UNSURE", "UNREAD", "COUNSEL A", "UNSURE MANDATE A B")) {
      assertTrue(asked.has(kind + " MA T"), kind);
      assertTrue(asked.has("request:MA0130100 " + kind + " MA T"), kind);
      assertTrue(asked.has(kind + " MA T Z"), kind);
      assertFalse(asked.has(kind + " MA T2"), kind);
    }
    for (String doubt : List.of("JUVENILE", "request:MA0130100 JUVENILE", "GREY", "CITIZENSHIP")) {
      assertFalse(asked.has(doubt), doubt);
    }
  }

  @Test
  void whatLooksAtOneIsOneToAnyDepth() {
    RestingQuestions asked =
        RuleBook.of(
                List.of(
                    one("A", List.of("B"), YOUNG),
                    one("B", List.of("T"), YOUNG),
                    one("T", List.of(), YOUNG, TRIED),
                    one("P", List.of(), YOUNG, NONE_OPENS),
                    one("X", List.of("Y"), YOUNG),
                    one("Y", List.of(), YOUNG)))
            .restingOnTrials();
    for (String id : List.of("A", "B", "T", "P")) {
      assertTrue(asked.has("UNSURE " + id), id);
    }
    assertEquals(
        List.of(), List.of("X", "Y").stream().filter(i -> asked.has("HOLD " + i)).toList());
  }

  @Test
  void ofMinorsRuleTwoAsksWhereNoInstrumentSpeaksForWantOfAConsent() {
    Condition consents = new RequestCondition.ConsentIn(Set.of(ConsentTerms.ALONE));
    Instrument asks = on(Edge.REQUEST, "C", List.of(), consents);
    for (Instrument one :
        List.of(
            on(Edge.REQUEST, "J", List.of(), YOUNG, consents),
            on(Edge.REQUEST, "J", List.of("C"), YOUNG))) {
      RestingQuestions asked = RuleBook.of(List.of(one, asks)).restingOnConsent();
      assertTrue(asked.has("request:MA0130100 JUVENILE"));
      assertFalse(asked.has("request:MA0130100 GREY"));
    }
    for (Instrument one :
        List.of(
            on(Edge.REQUEST, "J", List.of(), YOUNG),
            on(Edge.RETURN, "J", List.of("C"), YOUNG, consents),
            on(Edge.REQUEST, "J", List.of(), new Condition.Juvenile(false), consents))) {
      RestingQuestions asked = RuleBook.of(List.of(one, asks)).restingOnConsent();
      assertFalse(asked.has("request:MA0130100 JUVENILE"));
    }
  }

  @Test
  void whereNoInstrumentAsksNothingIsForgotten() {
    RestingQuestions asked =
        RuleBook.of(List.of(one("A", List.of("B"), YOUNG), one("B", List.of(), NONE_OPENS)))
            .restingOnTrials();
    assertFalse(asked.has("HOLD A"));
    assertFalse(asked.has("UNSURE B"));
  }

  @Test
  void ofConsentsOnlyQuestionsOfRequestsRest() {
    Condition consents = new RequestCondition.ConsentIn(Set.of(ConsentTerms.ALONE));
    RestingQuestions asked =
        RuleBook.of(
                List.of(
                    on(Edge.REQUEST, "C", List.of(), consents),
                    on(Edge.REQUEST, "H", List.of("C")),
                    on(Edge.REQUEST, "P", List.of(), NONE_OPENS),
                    on(Edge.REQUEST, "X", List.of()),
                    on(Edge.RETURN, "R", List.of("C"), consents)))
            .restingOnConsent();
    assertFalse(asked.none());
    for (String id : List.of("C", "H", "P")) {
      assertTrue(asked.has("request:MA0130100 UNSURE " + id), id);
    }
    assertFalse(asked.has("HOLD X"));
    assertFalse(asked.has("HOLD R"), "to what is returned nobody consents");
    assertTrue(RuleBook.of(List.of(on(Edge.REQUEST, "X", List.of()))).restingOnConsent().none());
  }

  /** To the slow and obvious, drafts, circles and names of what is not there among them. */
  @Test
  void ofRandomBooksTheSameRest() {
    int some = 0;
    int stated = 0;
    for (int seed = 0; seed < 400; seed++) {
      List<Instrument> all = new RandomRules(seed).tangled(30);
      RuleBook book = RuleBook.of(all);
      RestingQuestions onTrials = book.restingOnTrials();
      RestingQuestions onConsents = book.restingOnConsent();
      RestingQuestions ofRequests = book.ofOneRequest();
      Set<String> trials = SlowHanging.on("tried-as-adult", all);
      Set<String> consents = SlowHanging.onConsent(all);
      Set<String> requests = SlowHanging.onRequests(all);
      RestingQuestions onVictims = RestingQuestions.onFact(book, StatedFact.VICTIM_WITNESS);
      Set<String> victims = SlowHanging.on("victim-witness", all);
      stated += victims.isEmpty() ? 0 : 1;
      for (Instrument one : all) {
        String which = seed + " " + one.id();
        assertEquals(trials.contains(one.id()), onTrials.of(one), which);
        assertEquals(consents.contains(one.id()), onConsents.of(one), which);
        assertEquals(requests.contains(one.id()), ofRequests.of(one), which);
        assertEquals(victims.contains(one.id()), onVictims.of(one), which);
      }
      some += trials.isEmpty() || consents.isEmpty() || requests.isEmpty() ? 0 : 1;
    }
    assertTrue(some > 20, some + " books in which each rests");
    assertTrue(stated > 20, stated + " books in which something rests on a statement");
  }

  /**
   * Each in the way of the next, in the order that is worst to whoever goes over them in rounds.
   */
  @Test
  void ofALongLineEachIsAskedOnce() {
    int length = 5_000;
    Condition begun = new Condition.NoPermitFrom(Issuer.STATE, Optional.of(Instant.EPOCH));
    List<Instrument> line = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      List<String> before = i == 0 ? List.of() : List.of(id(length - i + 1));
      line.add(on(Edge.REQUEST, id(length - i), before, i == 0 ? TRIED : begun));
    }
    RuleBook book = RuleBook.of(line);
    int[] asked = {0};
    Set<String> ids =
        Dependents.ids(
            book.instruments(),
            condition -> {
              asked[0]++;
              return condition.equals(TRIED);
            });
    assertEquals(length, ids.size());
    assertEquals(length, asked[0], "conditions asked");
  }

  private static String id(int number) {
    return "D%06d".formatted(number);
  }

  @Test
  void aBookWorksItOutOnce() {
    RuleBook book = RuleBook.of(List.of(one("A", List.of(), TRIED)));
    assertSame(book.restingOnTrials(), book.restingOnTrials());
    assertSame(book.restingOnConsent(), book.restingOnConsent());
    assertSame(book.ofOneRequest(), book.ofOneRequest());
  }
}
