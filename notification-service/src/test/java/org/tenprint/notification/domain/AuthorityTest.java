package org.tenprint.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

class AuthorityTest {
  private static final Scope NATION = new Scope(ScopeKind.NATION, "US");
  private static final Scope MASSACHUSETTS = new Scope(ScopeKind.STATE, "MA");
  private static final Scope SUFFOLK = new Scope(ScopeKind.COUNTY, "25025");
  private static final Scope BOSTON = new Scope(ScopeKind.ORI, "MA0130100");
  private static final List<Place> PLACES =
      List.of(
          new Place("MA0130100", "25025", "MA", "BOS"),
          new Place("MA0130300", "25025", "MA", "BOS"),
          new Place("IL0160000", "17031", "IL", "CHI"));

  private static boolean may(String word, Issuer level, Scope scope) {
    return Authority.of(List.of(word)).speaksFor(level, scope, PLACES);
  }

  @Test
  void aStateSpeaksAsAStateForAllOfItAndForItsParts() {
    assertTrue(may("state:MA", Issuer.STATE, MASSACHUSETTS));
    assertTrue(may("state:MA", Issuer.STATE, SUFFOLK));
    assertTrue(may("state:MA", Issuer.STATE, BOSTON));
    assertFalse(may("state:MA", Issuer.STATE, NATION));
    assertFalse(may("state:IL", Issuer.STATE, MASSACHUSETTS));
    assertFalse(may("state:MA", Issuer.COUNTY, SUFFOLK));
    assertFalse(may("state:MA", Issuer.FEDERAL, MASSACHUSETTS));
    assertFalse(may("state:MA", Issuer.COURT, MASSACHUSETTS));
  }

  @Test
  void aPartSpeaksNotForTheWholeNorForItsNeighbour() {
    assertTrue(may("county:25025", Issuer.COUNTY, SUFFOLK));
    assertTrue(may("county:25025", Issuer.COUNTY, BOSTON));
    assertFalse(may("county:25025", Issuer.COUNTY, MASSACHUSETTS));
    assertFalse(may("county:17031", Issuer.COUNTY, BOSTON));
    assertFalse(may("agency:MA0130300", Issuer.AGENCY, BOSTON));
    assertTrue(may("agency:MA0130100", Issuer.AGENCY, BOSTON));
    assertTrue(may("federal:US", Issuer.FEDERAL, BOSTON));
  }

  @Test
  void whereNobodyIsKnownOnlyTheVeryPlaceIsTheirs() {
    Scope empty = new Scope(ScopeKind.COUNTY, "25001");
    assertFalse(may("state:MA", Issuer.STATE, empty));
    assertFalse(may("county:25025", Issuer.COUNTY, empty));
    assertTrue(may("county:25001", Issuer.COUNTY, empty));
  }

  /** All of a list must be theirs; a field office's area may come to reach into another state. */
  @Test
  void aListIsTheirsWhereEachOfItsPlacesIs() {
    Area boston = new Area(ScopeKind.ORI, "MA0130100");
    Scope mine = new Scope(List.of(boston, new Area(ScopeKind.COUNTY, "25025")));
    Scope neighbours = new Scope(List.of(boston, new Area(ScopeKind.COUNTY, "17031")));
    Scope office = new Scope(ScopeKind.FIELD_OFFICE, "BOS");
    assertTrue(may("state:MA", Issuer.STATE, mine));
    assertFalse(may("state:MA", Issuer.STATE, neighbours));
    assertFalse(may("agency:MA0130100", Issuer.AGENCY, mine));
    assertFalse(may("state:MA", Issuer.STATE, new Scope(List.of())));
    assertFalse(may("state:MA", Issuer.STATE, office));
    assertFalse(may("state:MA", Issuer.STATE, new Scope(List.of(boston, office.areas().get(0)))));
    assertTrue(may("federal:US", Issuer.FEDERAL, office));
    assertFalse(may("federal:US", Issuer.FEDERAL, new Scope(ScopeKind.FIELD_OFFICE, "NYC")));
  }

  @Test
  void aBookingIsTheirsWhereTheAgencyIsThatBookedIt() {
    Scope booking = new Scope(ScopeKind.BOOKING, "MA0130100/T-1");
    assertTrue(may("court:MA", Issuer.COURT, booking));
    assertTrue(may("court:MA0130100", Issuer.COURT, booking));
    assertFalse(may("court:IL", Issuer.COURT, booking));
    assertFalse(may("state:MA", Issuer.COURT, booking));
    assertFalse(may("court:MA", Issuer.COURT, new Scope(ScopeKind.BOOKING, "NY0303000/T-1")));
  }

  @Test
  void aWordThatIsNoJurisdictionGivesNone() {
    assertEquals(
        Authority.NONE,
        Authority.of(
            List.of(
                "",
                ":",
                "MA",
                ":MA",
                "state:",
                "state:ma",
                "STATE:MA",
                "king:US",
                "county:2502",
                "state :MA",
                "All",
                "state:MA:MA",
                "agency:MA01301000")));
    assertTrue(Authority.of(List.of("all")).speaksFor(Issuer.COURT, NATION, PLACES));
  }
}
