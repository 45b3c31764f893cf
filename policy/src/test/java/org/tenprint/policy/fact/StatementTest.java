package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.offence.Truth;

class StatementTest {
  private static final StatedFact VICTIM = StatedFact.VICTIM_WITNESS;
  private static final Instant FROM = Instant.parse("2011-05-06T13:00:00Z");
  private static final Statement SO = Statement.of(true, "District Attorney", "V-1", FROM);
  private static final Statement NOT_SO = Statement.of(false, "District Attorney", "V-1", FROM);
  private static final Reported ONE = Reported.NOTHING.with(VICTIM, "ann", SO);

  @Test
  void whatNobodyStatedNobodyCanTell() {
    for (StatedFact fact : StatedFact.values()) {
      assertEquals(Truth.UNSURE, Reported.NOTHING.of(fact));
    }
  }

  @Test
  void itCountsWhenTwoDifferentPeopleReportedTheSame() {
    assertEquals(Truth.UNSURE, ONE.of(VICTIM));
    assertEquals(Truth.YES, ONE.with(VICTIM, "bob", SO).of(VICTIM));
    Statement spelled = Statement.of(true, " district\u00a0 ATTORNEY", "v-1 ", FROM);
    assertEquals(Truth.YES, ONE.with(VICTIM, "bob", spelled).of(VICTIM));
    Reported not = Reported.NOTHING.with(VICTIM, "ann", NOT_SO);
    assertEquals(Truth.UNSURE, not.of(VICTIM));
    assertEquals(Truth.NO, not.with(VICTIM, "bob", NOT_SO).of(VICTIM));
    for (StatedFact other : List.of(StatedFact.FINAL_ORDER, StatedFact.DELINQUENCY)) {
      assertEquals(Truth.UNSURE, ONE.with(VICTIM, "bob", SO).of(other));
    }
  }

  @Test
  void oneUnderSeveralNamesIsOne() {
    Reported reported = ONE;
    for (String name : List.of("ANN", "ann@county", " Ann ", "\u0430nn")) {
      reported = reported.with(VICTIM, name, SO);
      assertEquals(Truth.UNSURE, reported.of(VICTIM), name);
    }
    Reported known = reported.with(VICTIM, "tenprint:local#ann", SO);
    assertEquals(Truth.UNSURE, known.with(VICTIM, "bob", SO).of(VICTIM));
    assertEquals(Truth.YES, known.with(VICTIM, "tenprint:local#bob", SO).of(VICTIM));
  }

  /** Whatever it is in which two reports differ, the last waits for its second. */
  @Test
  void ofStatementsThatContradictEachOtherNobodyCanTell() {
    Reported two = ONE.with(VICTIM, "bob", SO);
    for (Statement other :
        List.of(
            NOT_SO,
            Statement.of(true, "Sheriff", "V-1", FROM),
            Statement.of(true, "District Attorney", "V-2", FROM),
            Statement.of(true, "District Attorney", "V-1", FROM.plusSeconds(1)))) {
      for (Reported before : List.of(ONE, two)) {
        Reported after = before.with(VICTIM, "cat", other);
        assertEquals(Truth.UNSURE, after.of(VICTIM));
        assertEquals(Truth.UNSURE, after.with(VICTIM, "bob", SO).of(VICTIM), "it is said anew");
        assertEquals(Truth.of(other.holds()), after.with(VICTIM, "dan", other).of(VICTIM));
      }
    }
  }

  @Test
  void aThousandReportsOfWhatTwoSayAddNothing() {
    Reported two = ONE.with(VICTIM, "bob", SO);
    Reported more = two;
    for (int i = 0; i < 1_000; i++) {
      more = more.with(VICTIM, "person " + i, SO);
    }
    assertSame(two, more);
  }

  @Test
  void whatWasKeptBeforeStatesNothing() {
    assertEquals(Reported.NOTHING, new Reported(Lift.NONE, null));
  }
}
