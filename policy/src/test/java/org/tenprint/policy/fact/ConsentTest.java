package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.fact.ConsentTerms.ALONE;
import static org.tenprint.policy.fact.ConsentTerms.NONE;
import static org.tenprint.policy.fact.ConsentTerms.WITH_COUNSEL;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.offence.Truth;

class ConsentTest {
  private static final Consent ONE = Consent.NONE.reported("ann", "F-1", ALONE);
  private static final Consent TWO = ONE.reported("bob", "F-1", ALONE);

  private static void is(Truth none, Truth alone, Truth counsel, Consent consent) {
    assertEquals(none, consent.isOneOf(Set.of(NONE)));
    assertEquals(alone, consent.isOneOf(Set.of(ALONE)));
    assertEquals(counsel, consent.isOneOf(Set.of(WITH_COUNSEL)));
  }

  private static void doubt(Consent consent) {
    is(Truth.UNSURE, Truth.UNSURE, Truth.UNSURE, consent);
    assertEquals(Truth.UNSURE, consent.isOneOf(Set.of(ConsentTerms.values())));
  }

  @Test
  void itStandsWhenTwoDifferentPeopleReportedTheSame() {
    is(Truth.YES, Truth.NO, Truth.NO, Consent.NONE);
    doubt(ONE);
    is(Truth.NO, Truth.YES, Truth.NO, TWO);
    is(Truth.NO, Truth.YES, Truth.NO, ONE.reported("bob", "  f-1\u00a0", ALONE));
    assertEquals(Truth.YES, TWO.isOneOf(Set.of(ALONE, WITH_COUNSEL)));
  }

  @Test
  void oneUnderSeveralNamesIsOne() {
    Consent consent = ONE;
    for (String name : List.of("ANN", "ann@county", " Ann ", "\u0430nn", "")) {
      consent = consent.reported(name, "F-1", ALONE);
      doubt(consent);
    }
    Consent known = consent.reported("tenprint:local#ann", "F-1", ALONE);
    doubt(known.reported("bob", "F-1", ALONE));
    is(Truth.NO, Truth.YES, Truth.NO, known.reported("tenprint:local#bob", "F-1", ALONE));
  }

  @Test
  void theOfficeThatAsksIsNobody() {
    for (String party : List.of("field-office:BOS", " Field-Office:bos", "agency:MA0130100")) {
      assertEquals(Consent.NONE, Consent.NONE.reported(party, "F-1", ALONE));
      assertEquals(ONE, ONE.reported(party, "F-1", ALONE));
    }
  }

  @Test
  void whatNobodyReportedIsNoReport() {
    for (String nobody : List.of("", " ", "@x", "\u00a0@county", "\u200b")) {
      assertEquals(Consent.NONE, Consent.NONE.reported(nobody, "F-1", ALONE));
      assertEquals(ONE, ONE.reported(nobody, "F-2", ALONE));
      assertEquals(TWO, TWO.reported(nobody, "F-2", ALONE));
      assertEquals(TWO, TWO.reported(nobody, "F-1", WITH_COUNSEL));
    }
    doubt(new Consent("f-1", ALONE, new TreeSet<>(), false));
  }

  @Test
  void aFormWithoutANumberIsNoForm() {
    for (String form : List.of("", " ", "\u00a0", "\u2003\t")) {
      assertEquals(Consent.NONE, Consent.NONE.reported("ann", form, ALONE));
      assertEquals(TWO, TWO.reported("cem", form, ALONE));
    }
  }

  @Test
  void whatContradictsIsADoubtWhicheverCameFirst() {
    doubt(ONE.reported("bob", "F-2", ALONE));
    doubt(ONE.reported("bob", "F-1", WITH_COUNSEL));
    for (Consent after :
        List.of(TWO.reported("cem", "F-2", ALONE), TWO.reported("cem", "F-1", WITH_COUNSEL))) {
      doubt(after);
      doubt(after.reported("ann", "F-1", ALONE));
      is(
          Truth.NO,
          Truth.YES,
          Truth.NO,
          after.reported("ann", "F-1", ALONE).reported("bob", "F-1", ALONE));
    }
  }

  @Test
  void afterAWithdrawalNothingCounts() {
    Consent after = Consent.WITHDRAWN;
    for (String person : List.of("ann", "bob", "cem")) {
      after = after.reported(person, "F-1", ALONE).reported(person, "F-2", WITH_COUNSEL);
      is(Truth.YES, Truth.NO, Truth.NO, after);
    }
    assertEquals(Consent.WITHDRAWN, after);
  }

  @Test
  void aCrowdIsKeptAsFewNames() {
    Consent crowd = Consent.NONE.reported("tenprint:local#ann", "F-1", ALONE);
    for (int i = 0; i < 1_000; i++) {
      crowd = crowd.reported("person " + i, "F-1", ALONE);
    }
    assertEquals(Set.of("tenprint:local#ann"), crowd.by());
    for (int i = 0; i < 1_000; i++) {
      crowd = crowd.reported("tenprint:local#person-" + i, "F-1", ALONE);
    }
    assertEquals(2, crowd.by().size());
  }

  @Test
  void whatWasKeptBeforeThereWereConsentsHasNone() {
    Request before = new Request(Optional.empty(), Warrant.NONE, null, null, null, null, false);
    assertEquals(Request.of(Warrant.NONE), before);
    assertEquals(Consent.NONE, before.consent());
    assertEquals(Optional.empty(), before.asked());
    assertEquals(Optional.empty(), before.made());
  }
}
