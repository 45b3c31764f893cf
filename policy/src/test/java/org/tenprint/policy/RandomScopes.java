package org.tenprint.policy;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** Scopes of one place or of several in the nation of {@link RandomRules}. */
record RandomScopes(RandomRules random) {
  private static final List<ScopeKind> KINDS =
      List.of(
          ScopeKind.STATE,
          ScopeKind.STATE,
          ScopeKind.COUNTY,
          ScopeKind.COUNTY,
          ScopeKind.ORI,
          ScopeKind.ORI,
          ScopeKind.FIELD_OFFICE);

  Scope scope() {
    if (random.chance(4)) {
      return new Scope(ScopeKind.NATION, "US");
    }
    List<Area> areas = new ArrayList<>(List.of(area()));
    while (random.chance(4)) {
      areas.add(area());
    }
    return new Scope(areas);
  }

  private Area area() {
    Place place = random.one(RandomRules.PLACES);
    ScopeKind kind = random.one(KINDS);
    return new Area(
        kind,
        switch (kind) {
          case NATION -> "US";
          case STATE -> place.state();
          case COUNTY -> place.county();
          case ORI -> place.ori();
          case FIELD_OFFICE -> place.fieldOffice();
        });
  }
}
