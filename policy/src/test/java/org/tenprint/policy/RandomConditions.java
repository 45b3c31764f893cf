package org.tenprint.policy;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Level;

/** Conditions of an instrument, at random. */
final class RandomConditions {
  private final RandomRules random;
  private final OffsetDateTime day;

  /**
   * @param day of the booking that is asked about
   */
  RandomConditions(RandomRules random, OffsetDateTime day) {
    this.random = random;
    this.day = day;
  }

  /** Few of them, and often none. */
  Set<Condition> some(Edge edge) {
    Set<Condition> conditions = new HashSet<>();
    if (random.chance(4)) {
      conditions.add(
          new Condition.LevelIs(
              random.one(random.schemes),
              random.one(Bound.values()),
              random.one(List.of(Level.L1, Level.L2, Level.L3)),
              random.one(Basis.values()),
              random.chance(2) ? Optional.of(RandomLookBacks.lookBack(random)) : Optional.empty(),
              RandomLookBacks.classes(random.classes)));
    }
    if (random.chance(8)) {
      conditions.add(new Condition.ChargeOnlyMinorTraffic(true));
    }
    if (random.chance(8)) {
      conditions.add(
          new Condition.StatusIn(EnumSet.of(random.one(Status.values()), Status.UNKNOWN)));
    }
    if (random.chance(8)) {
      conditions.add(new Condition.Juvenile(true));
      if (random.chance(2)) {
        conditions.add(new Condition.TriedAsAdult(!random.chance(4)));
      }
    }
    RandomStatements.condition(random.statements).ifPresent(conditions::add);
    if (random.chance(12)) {
      conditions.add(new Condition.ConfidenceGrey());
    }
    if (random.chance(12)) {
      conditions.add(new Condition.CitizenshipClaimed(true));
    }
    if (random.chance(10)) {
      conditions.add(new Condition.MessageIs(random.chance(2), true));
    }
    if (random.chance(edge == Edge.REQUEST ? 4 : 20)) {
      conditions.add(
          new RequestCondition.WarrantIn(
              EnumSet.of(random.one(Warrant.values()), random.one(Warrant.values()))));
    }
    if (random.chance(edge == Edge.REQUEST ? 4 : 40)) {
      conditions.add(
          new RequestCondition.RequestKindIn(
              EnumSet.of(random.one(RequestKind.values()), random.one(RequestKind.values()))));
    }
    if (random.chance(edge == Edge.REQUEST ? 10 : 80)) {
      conditions.add(
          new RequestCondition.PurposeIn(
              EnumSet.of(
                  random.one(RequestPurpose.values()), random.one(RequestPurpose.values()))));
    }
    if (random.chance(edge == Edge.REQUEST ? 4 : 40)) {
      conditions.add(
          new RequestCondition.ConsentIn(
              EnumSet.of(random.one(ConsentTerms.values()), random.one(ConsentTerms.values()))));
    }
    if (random.chance(edge == Edge.REQUEST ? 6 : 40)) {
      RandomLookBacks.age(random, conditions);
    }
    if (random.chance(6)) {
      conditions.add(
          new Condition.NoPermitFrom(
              random.one(Issuer.values()),
              random.chance(2) ? Optional.of(day.minusDays(20).toInstant()) : Optional.empty()));
    }
    return conditions;
  }
}
