package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;

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
        RestingQuestions.onTrials(RuleBook.of(List.of(one("MA T", List.of(), YOUNG, TRIED))));
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
        RestingQuestions.onTrials(
            RuleBook.of(
                List.of(
                    one("A", List.of("B"), YOUNG),
                    one("B", List.of("T"), YOUNG),
                    one("T", List.of(), YOUNG, TRIED),
                    one("P", List.of(), YOUNG, NONE_OPENS),
                    one("X", List.of("Y"), YOUNG),
                    one("Y", List.of(), YOUNG))));
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
        RestingQuestions.onTrials(
            RuleBook.of(List.of(one("A", List.of("B"), YOUNG), one("B", List.of(), NONE_OPENS))));
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
}
