package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Truth;

class RequestTest {
  private static final Instant NOON = Instant.parse("2011-05-05T12:00:00Z");
  private static final Request FIRST =
      new Request(Optional.of(RequestKind.STATUS), Warrant.NONE).at(NOON);
  private static final Request NEXT =
      new Request(Optional.of(RequestKind.DETAINER), Warrant.JUDICIAL);

  @Test
  void aLaterOneIsAskedThen() {
    Request later = NEXT.at(NOON.plusSeconds(1));
    assertEquals(later, later.after(FIRST));
    assertEquals(Optional.of(NOON.plusSeconds(1)), later.made());
  }

  @Test
  void oneOutOfItsOrderKeepsItsOwnTimeAndNobodyCanConsentToIt() {
    Instant before = NOON.minusSeconds(1);
    Request after = NEXT.at(before).after(FIRST);
    assertEquals(Optional.of(before), after.made());
    assertEquals(Optional.of(NOON), after.asked());
    assertEquals(Consent.WITHDRAWN, after.consent());
    assertEquals(Optional.of(before), after.with(Consent.NONE).afterConsent(true).made());
  }

  /** Nor does it lend another's to those that follow. */
  @Test
  void oneWithoutATimeHasNone() {
    Request after = NEXT.after(FIRST);
    assertEquals(Optional.empty(), after.made());
    assertEquals(Optional.of(NOON), after.asked());
    assertEquals(Optional.empty(), NEXT.after(after).made());
    assertEquals(
        Optional.of(NOON.minusSeconds(1)), NEXT.at(NOON.minusSeconds(1)).after(after).made());
  }

  /** Whatever becomes of it later, and whatever another was for. */
  @Test
  void whatItIsForStays() {
    Optional<RequestPurpose> safety = Optional.of(RequestPurpose.CUSTODY_SAFETY);
    Request stated = NEXT.statedFor(safety);
    for (Request same :
        List.of(
            stated.at(NOON),
            stated.at(NOON).after(FIRST),
            stated.after(FIRST.statedFor(Optional.of(RequestPurpose.CIVIL_ENFORCEMENT))),
            stated.with(Consent.WITHDRAWN),
            stated.afterConsent(true))) {
      assertEquals(safety, same.purpose());
    }
    assertEquals(Optional.empty(), NEXT.after(FIRST.statedFor(safety)).purpose());
  }

  @Test
  void aConditionAsksForOneOfThemAndNobodyKnowsWhereNoneIsStated() {
    var asks =
        new RequestCondition.PurposeIn(
            Set.of(RequestPurpose.CUSTODY_SAFETY, RequestPurpose.IMMIGRATION_CRIME));
    for (RequestPurpose purpose : RequestPurpose.values()) {
      assertEquals(
          Truth.of(asks.purposes().contains(purpose)),
          asks.holds(NEXT.statedFor(Optional.of(purpose))));
    }
    assertEquals(Truth.UNSURE, asks.holds(NEXT));
  }
}
