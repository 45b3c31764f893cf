package org.tenprint.policy;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** Scopes of one place or of several in the nation of {@link RandomRules}. */
public record RandomScopes(RandomRules random) {
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

  /** The same instruments, of which some speak of single bookings. */
  public List<Instrument> orders(List<Instrument> some) {
    return some.stream().map(one -> random.chance(6) ? order(one) : one).toList();
  }

  private Instrument order(Instrument one) {
    List<Area> areas = new ArrayList<>(List.of(booking()));
    while (random.chance(4)) {
      areas.add(booking());
    }
    Reach reach = one.reach();
    return new Instrument(
        one.id(),
        one.issuer(),
        new Reach(new Scope(areas), reach.place(), reach.edge(), reach.recipients()),
        one.ruling(),
        one.validity(),
        one.provenance());
  }

  private Area booking() {
    String tcn = random.chance(4) ? "T-2" : "T-1";
    return new Area(ScopeKind.BOOKING, random.one(RandomRules.PLACES).ori() + "/" + tcn);
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
          case BOOKING -> place.ori() + "/T-1";
        });
  }
}
