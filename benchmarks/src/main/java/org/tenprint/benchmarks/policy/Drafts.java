package org.tenprint.benchmarks.policy;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RequestKind;
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
import org.tenprint.policy.offence.Scheme;

/** Instruments of one state with levels of their own: no two ask for the same. */
final class Drafts {
  private static final OffsetDateTime START = Nation.NOW.minusYears(1);

  private Drafts() {}

  /**
   * Instruments on one edge that each ask for another level or another look-back.
   *
   * @param edge return or request
   * @param scope of all
   */
  static List<Instrument> varied(int number, Edge edge, Scope scope) {
    List<Instrument> drafts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Effect effect = Effect.values()[i % 3];
      drafts.add(
          new Instrument(
              "DRAFT-%03d".formatted(i),
              i % 2 == 0 ? Issuer.STATE : Issuer.FEDERAL,
              new Reach(scope, PlaceKind.CONTROLLING, edge, Set.of()),
              new Ruling(
                  effect,
                  effect == Effect.PERMIT ? Reason.PERMITTED : Reason.LEVEL,
                  conditions(i, edge),
                  List.of()),
              Validity.between(START.plusDays(i), Optional.empty()),
              new Provenance(START, "author", List.of("one", "two"), "benchmark")));
    }
    return drafts;
  }

  private static Set<Condition> conditions(int i, Edge edge) {
    Condition level =
        new Condition.LevelIs(
            Scheme.IN_CODE.get(i % 2),
            Bound.values()[i / 2 % 2],
            Level.values()[i / 4 % 3],
            i % 2 == 1 ? Basis.CONVICTION : Basis.values()[i / 12 % 3],
            Optional.of(LookBack.of(Period.ofMonths(7 * (i + 1)))));
    return edge == Edge.REQUEST && i % 5 == 0
        ? Set.of(
            level,
            new RequestCondition.RequestKindIn(
                Set.of(RequestKind.values()[1 + i % 4], RequestKind.DETAINER)))
        : Set.of(level);
  }

  /** Drafts beside the nation's instruments: one for the nation, a state, a county, an agency. */
  static List<Instrument> beside(Nation nation) {
    List<Scope> scopes =
        List.of(
            new Scope(ScopeKind.NATION, "US"),
            new Scope(ScopeKind.STATE, nation.agencies().get(10).state()),
            new Scope(ScopeKind.COUNTY, nation.agencies().get(10).county()),
            new Scope(ScopeKind.ORI, nation.agencies().get(8).ori()));
    List<Instrument> drafts = new ArrayList<>();
    for (Scope scope : scopes) {
      for (Edge edge : List.of(Edge.RETURN, Edge.REQUEST)) {
        Instrument one = varied(6, edge, scope).get(5);
        drafts.add(
            new Instrument(
                scope.areas().get(0).kind() + "-" + edge,
                Issuer.FEDERAL,
                one.reach(),
                one.ruling(),
                one.validity(),
                one.provenance()));
      }
    }
    return drafts;
  }
}
