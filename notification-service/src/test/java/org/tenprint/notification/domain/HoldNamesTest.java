package org.tenprint.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.Reason;

class HoldNamesTest {
  @Test
  void aHoldsNameTellsItsInstruments() {
    assertEquals(List.of(), HoldNames.instruments("GREY", List.of()));
    assertEquals(List.of("A-1"), HoldNames.instruments("HOLD A-1", List.of()));
    assertEquals(List.of("A-1"), HoldNames.instruments("UNSURE A-1", List.of()));
    assertEquals(List.of("no good id"), HoldNames.instruments("UNREAD no good id", List.of()));
    assertEquals(List.of("A-1", "B-2"), HoldNames.instruments("COUNSEL A-1 B-2", List.of()));
    assertEquals(List.of("A-1", "B-2"), HoldNames.instruments("MANDATE A-1 B-2", List.of("A-1")));
    assertEquals(List.of(), HoldNames.instruments("request:MA0130100 JUVENILE", List.of()));
    String own = "request:MA0130100 HOLD A 1";
    assertEquals(List.of("A 1"), HoldNames.instruments(own, List.of()));
    List<String> blanks = List.of("Order of 1 May", "Order of 2 May");
    assertEquals(blanks, HoldNames.instruments("COUNSEL Order of 1 May Order of 2 May", blanks));
  }

  @Test
  void anIdWithBlanksIsOne() {
    assertEquals(List.of("A B", "C"), HoldNames.instruments("COUNSEL A\\_B C", List.of()));
    assertEquals(List.of("A", "B C"), HoldNames.instruments("COUNSEL A B\\_C", List.of("A")));
    assertEquals(List.of("A \\_1"), HoldNames.instruments("HOLD A\\_\\\\_1", List.of()));
    String mandate = "UNSURE MANDATE\\_A";
    assertEquals(List.of("MANDATE A"), HoldNames.instruments(mandate, List.of()));
    assertEquals(Optional.of(Reason.EXAMINER_REVIEW), HoldNames.reason(mandate, List.of()));
  }

  @Test
  void andWhyItHoldsWhereThatIsNotTheInstrumentsToSay() {
    assertEquals(Optional.of(Reason.EXAMINER_REVIEW), HoldNames.reason("GREY", List.of()));
    assertEquals(Optional.of(Reason.EXAMINER_REVIEW), HoldNames.reason("UNREAD A-1", List.of()));
    assertEquals(Optional.of(Reason.CITIZENSHIP_CLAIM), HoldNames.reason("CITIZENSHIP", List.of()));
    assertEquals(Optional.of(Reason.JUVENILE), HoldNames.reason("JUVENILE", List.of()));
    assertEquals(
        Optional.of(Reason.JUVENILE), HoldNames.reason("request:MA0130100 JUVENILE", List.of()));
    assertEquals(Optional.empty(), HoldNames.reason("request:MA0130100 HOLD A-1", List.of()));
    assertEquals(Optional.of(Reason.COUNSEL), HoldNames.reason("COUNSEL A-1 B-2", List.of()));
    assertEquals(
        Optional.of(Reason.AGAINST_MANDATE), HoldNames.reason("MANDATE A-1 B-2", List.of()));
    assertEquals(Optional.empty(), HoldNames.reason("HOLD A-1", List.of()));
  }

  /** What only may defy a mandate is of several, too; an instrument may be called like a kind. */
  @Test
  void aMandateThatPerhapsSpeaksIsOfSeveral() {
    String hold = "UNSURE MANDATE A-1 B-2";
    assertEquals(List.of("A-1", "B-2"), HoldNames.instruments(hold, List.of("A-1")));
    assertEquals(Optional.of(Reason.AGAINST_MANDATE), HoldNames.reason(hold, List.of("A-1")));
    List<String> both = List.of("A 1", "B 2");
    assertEquals(both, HoldNames.instruments("UNSURE MANDATE A 1 B 2", both));
    String own = "request:MA0130100 " + hold;
    assertEquals(List.of("A-1", "B-2"), HoldNames.instruments(own, List.of()));
    assertEquals(Optional.of(Reason.AGAINST_MANDATE), HoldNames.reason(own, List.of()));
    assertEquals(List.of("MANDATE A"), HoldNames.instruments("UNSURE MANDATE A", List.of()));
    assertEquals(
        Optional.of(Reason.EXAMINER_REVIEW), HoldNames.reason("UNSURE MANDATE A", List.of()));
    List<String> called = List.of("MANDATE A B");
    assertEquals(called, HoldNames.instruments("UNSURE MANDATE A B", called));
    assertEquals(
        Optional.of(Reason.EXAMINER_REVIEW), HoldNames.reason("UNSURE MANDATE A B", called));
    assertEquals(List.of("MANDATES A"), HoldNames.instruments("UNSURE MANDATES A", List.of()));
  }
}
