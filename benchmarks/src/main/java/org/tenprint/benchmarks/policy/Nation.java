package org.tenprint.benchmarks.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Scheme;

/**
 * A nation of 50 states, 3,000 counties and 9,000 agencies: 5,000 instruments in force, and 600
 * more that are drafts, ended or yet to come. In five of the states nothing speaks of what is
 * returned.
 */
final class Nation {
  static final int IN_FORCE = 5_000;
  static final OffsetDateTime NOW = OffsetDateTime.parse("2011-05-05T12:00:00-04:00");
  static final OffenceTable TABLE =
      new OffenceTable(
          "benchmark",
          Map.of("1201", "L1", "2299", "L2", "3532", "L1_IF_X", "5311", "L3", "5499", "L3"));

  private static final int STATES = 50;
  private static final int SILENT_STATES = 5;
  private static final int COUNTIES = 3_000;
  private static final int AGENCIES = 9_000;
  private static final int OUT_OF_FORCE = 600;
  private static final int NOBODYS = 90_000;
  private static final OffsetDateTime START = NOW.minusYears(2);
  private static final Scope US = new Scope(ScopeKind.NATION, "US");

  private final int counties;
  private final List<Place> agencies = new ArrayList<>(AGENCIES);
  private final List<Instrument> instruments = new ArrayList<>(IN_FORCE + OUT_OF_FORCE);

  /**
   * @param counties how many counties each instrument of a county lists: its own, and others in
   *     which no agency is
   */
  Nation(int counties) {
    this.counties = counties;
    for (int i = 0; i < AGENCIES; i++) {
      int county = i % COUNTIES;
      String state = state(county % STATES);
      agencies.add(
          new Place(
              state + "%07d".formatted(i),
              "%02d%03d".formatted(county % STATES, county / STATES),
              state,
              "F" + (char) ('A' + county % 24) + "X"));
    }
    issue();
  }

  List<Place> agencies() {
    return agencies;
  }

  List<Instrument> instruments() {
    return instruments;
  }

  Instant now() {
    return NOW.toInstant();
  }

  private void issue() {
    add("FED-SHARE", Issuer.FEDERAL, US, Edge.SHARE, permit(Set.of()));
    add("FED-MINORS", Issuer.FEDERAL, US, Edge.SHARE, permit(minors()));
    Condition residents = new Condition.StatusIn(Set.of(Status.LAWFUL_PERMANENT_RESIDENT));
    add("FED-LPR", Issuer.FEDERAL, US, Edge.SHARE, hold(Set.of(residents)));
    for (int i = SILENT_STATES; i < STATES; i++) {
      ofState(state(i));
    }
    for (int i = 0; i < COUNTIES; i++) {
      if (i % STATES >= SILENT_STATES) {
        ofCounty(i, agencies.get(i).county());
      }
    }
    for (int i = 0; instruments.size() < IN_FORCE; i++) {
      if (i * 4 % STATES >= SILENT_STATES) {
        ofAgency(i, new Scope(ScopeKind.ORI, agencies.get(i * 4).ori()));
      }
    }
    for (int i = 0; i < OUT_OF_FORCE; i++) {
      outOfForce(i, new Scope(ScopeKind.COUNTY, agencies.get(i).county()));
    }
  }

  private void ofState(String state) {
    Scope scope = new Scope(ScopeKind.STATE, state);
    Condition notActive = new Condition.NoPermitFrom(Issuer.FEDERAL, Optional.empty());
    Condition judicial = new RequestCondition.WarrantIn(Set.of(Warrant.JUDICIAL));
    Ruling rest =
        new Ruling(Effect.WITHHOLD, Reason.NONSERIOUS, Set.of(), List.of(state + "-GRAVE"));
    add(
        state + "-ACTIVE",
        Issuer.STATE,
        scope,
        Edge.RETURN,
        withhold(Reason.NOT_ACTIVE, Set.of(notActive)));
    add(state + "-MINORS", Issuer.STATE, scope, Edge.RETURN, withhold(Reason.JUVENILE, minors()));
    add(state + "-GRAVE", Issuer.STATE, scope, Edge.REQUEST, permit(grave()));
    add(state + "-WARRANT", Issuer.STATE, scope, Edge.REQUEST, permit(Set.of(judicial)));
    add(state + "-REST", Issuer.STATE, scope, Edge.REQUEST, rest);
  }

  private void ofCounty(int number, String county) {
    Scope scope = listing(county);
    Issuer issuer = number % 3 == 0 ? Issuer.COUNTY : Issuer.FEDERAL;
    add("COUNTY-" + number, issuer, scope, Edge.RETURN, permit(Set.of()));
    if (number % 7 == 0) {
      Ruling minor = withhold(Reason.LEVEL, below(Level.L2));
      add("LEVEL-" + number, Issuer.COUNTY, scope, Edge.RETURN, minor);
    }
    if (number % 31 == 0) {
      Ruling opposite = withhold(Reason.RECIPIENT_REFUSED, Set.of());
      add("OPPOSITE-" + number, issuer, scope, Edge.RETURN, opposite);
    }
    if (number % 37 == 0) {
      Ruling traffic = hold(Set.of(new Condition.ChargeOnlyMinorTraffic(true)));
      add("TRAFFIC-" + number, Issuer.COUNTY, scope, Edge.RETURN, traffic);
    }
  }

  private Scope listing(String county) {
    List<Area> areas = new ArrayList<>(List.of(new Area(ScopeKind.COUNTY, county)));
    for (int i = 1; i < counties; i++) {
      areas.add(new Area(ScopeKind.COUNTY, "%05d".formatted(NOBODYS + i)));
    }
    return new Scope(areas);
  }

  private void ofAgency(int number, Scope ori) {
    Ruling ruling =
        number % 2 == 0 ? withhold(Reason.RECIPIENT_REFUSED, Set.of()) : permit(Set.of());
    Issuer issuer = number % 50 == 0 ? Issuer.COURT : Issuer.AGENCY;
    add("AGENCY-" + number, issuer, ori, Edge.RETURN, ruling);
  }

  /** A draft, one that ended, or one that is to come and will end the county's, in turn. */
  private void outOfForce(int number, Scope scope) {
    boolean draft = number % 3 == 0;
    boolean ended = number % 3 == 1;
    Validity validity =
        draft || ended
            ? Validity.between(
                START.minusDays(400), ended ? Optional.of(NOW.minusDays(1)) : Optional.empty())
            : new Validity(
                NOW.plusDays(30),
                Optional.empty(),
                Optional.of("COUNTY-" + number),
                Optional.empty());
    instruments.add(
        new Instrument(
            "OUT-" + number,
            Issuer.COUNTY,
            new Reach(scope, PlaceKind.CONTROLLING, Edge.RETURN, Set.of(RecipientKind.AGENCY)),
            withhold(Reason.RECIPIENT_REFUSED, Set.of()),
            validity,
            new Provenance(
                START, "author", draft ? List.of("one") : List.of("one", "two"), "benchmark")));
  }

  private void add(String id, Issuer issuer, Scope scope, Edge edge, Ruling ruling) {
    PlaceKind place = instruments.size() % 16 == 15 ? PlaceKind.ARRESTING : PlaceKind.CONTROLLING;
    instruments.add(
        new Instrument(
            id,
            issuer,
            new Reach(scope, place, edge, Set.of()),
            ruling,
            Validity.between(START, Optional.empty()),
            new Provenance(START, "author", List.of("one", "two"), "benchmark")));
  }

  private static Set<Condition> minors() {
    return Set.of(new Condition.Juvenile(true));
  }

  private static Set<Condition> below(Level level) {
    return Set.of(
        new Condition.LevelIs(Scheme.SC_2008, Bound.BELOW, level, Basis.CHARGE, Optional.empty()));
  }

  private static Set<Condition> grave() {
    return Set.of(
        new Condition.LevelIs(
            Scheme.SC_2010,
            Bound.AT_LEAST,
            Level.L2,
            Basis.CONVICTION,
            Optional.of(LookBack.of(Period.ofYears(5)))));
  }

  private static Ruling permit(Set<Condition> when) {
    return new Ruling(Effect.PERMIT, Reason.PERMITTED, when, List.of());
  }

  private static Ruling withhold(Reason reason, Set<Condition> when) {
    return new Ruling(Effect.WITHHOLD, reason, when, List.of());
  }

  private static Ruling hold(Set<Condition> when) {
    return new Ruling(Effect.HOLD, Reason.EXAMINER_REVIEW, when, List.of());
  }

  private static String state(int i) {
    return "" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
  }
}
