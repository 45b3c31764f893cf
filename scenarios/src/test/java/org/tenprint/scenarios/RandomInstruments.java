package org.tenprint.scenarios;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
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
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Scheme;

/** Seeded instruments for {@link RandomScenarios}. */
final class RandomInstruments {
  private static final List<OffenceClass> CLASSES =
      List.of(OffenceClass.MISDEMEANOR, OffenceClass.FELONY, OffenceClass.AGGRAVATED_FELONY);

  private static final OffsetDateTime LONG_AGO = RandomScenarios.START.minusYears(1);
  private static final List<Reason> REASONS =
      List.of(Reason.LEVEL, Reason.NOT_ACTIVE, Reason.COUNSEL, Reason.RECIPIENT_REFUSED);

  private final Random random;
  private final Random purposes;
  private boolean calm;

  /**
   * @param purposes draws what came later, so that a seed has what it had beside
   */
  RandomInstruments(Random random, Random purposes) {
    this.random = random;
    this.purposes = purposes;
  }

  /** Whether to make instruments without conditions that speak of Massachusetts. */
  void calm(boolean wanted) {
    calm = wanted;
  }

  /** Mostly, a federal permit on each edge. */
  List<Instrument> open() {
    List<Instrument> open = new ArrayList<>();
    for (Edge edge : Edge.values()) {
      if (!chance(8)) {
        open.add(
            new Instrument(
                "FED-" + edge,
                Issuer.FEDERAL,
                new Reach(new Scope(ScopeKind.NATION, "US"), PlaceKind.CONTROLLING, edge, Set.of()),
                new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(), List.of()),
                Validity.between(LONG_AGO, Optional.empty()),
                new Provenance(LONG_AGO, "drafter", List.of("one", "two"), "")));
      }
    }
    return open;
  }

  /**
   * More instruments, which may name those that there are and each other.
   *
   * @param before those that there are
   */
  List<Instrument> next(int number, List<Instrument> before) {
    List<String> ids = new ArrayList<>();
    before.forEach(instrument -> ids.add(instrument.id()));
    for (int i = 0; i < number; i++) {
      ids.add("I" + (before.size() + i));
    }
    List<Instrument> made = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      made.add(instrument("I" + (before.size() + i), ids));
    }
    return made;
  }

  /** The same, recorded then. */
  Instrument recordedAt(Instrument instrument, OffsetDateTime at) {
    Provenance stated = instrument.provenance();
    return new Instrument(
        instrument.id(),
        instrument.issuer(),
        instrument.reach(),
        instrument.ruling(),
        instrument.validity(),
        new Provenance(at, stated.author(), stated.approvals(), stated.citation()));
  }

  private Instrument instrument(String id, List<String> ids) {
    int of = random.nextInt(12);
    Effect effect =
        of < 4 ? Effect.PERMIT : of < 7 ? Effect.WITHHOLD : of < 10 ? Effect.HOLD : Effect.REQUIRE;
    Edge edge =
        chance(calm ? 12 : 4) ? Edge.SHARE : chance(calm ? 2 : 3) ? Edge.REQUEST : Edge.RETURN;
    Issuer issuer =
        edge == Edge.SHARE || calm
            ? one(List.of(Issuer.COURT, Issuer.FEDERAL))
            : one(List.of(Issuer.values()));
    List<String> others = ids.stream().filter(other -> !other.equals(id)).toList();
    List<String> unless = new ArrayList<>();
    if (!others.isEmpty() && chance(4)) {
      unless.add(one(others));
    }
    OffsetDateTime from = time();
    Optional<String> supersedes =
        !others.isEmpty() && chance(4) ? Optional.of(one(others)) : Optional.empty();
    Optional<Termination> terminates =
        !others.isEmpty() && chance(8)
            ? Optional.of(new Termination(one(others), Period.ofDays(random.nextInt(2))))
            : Optional.empty();
    return new Instrument(
        id,
        issuer,
        new Reach(
            scope(),
            chance(5) ? one(List.of(PlaceKind.values())) : PlaceKind.CONTROLLING,
            edge,
            chance(4) ? EnumSet.of(RecipientKind.AGENCY) : Set.of()),
        new Ruling(
            effect,
            effect.opens() ? Reason.PERMITTED : one(REASONS),
            conditions(),
            unless,
            fields(effect, edge)),
        new Validity(
            from,
            chance(4) ? Optional.of(from.plusMinutes(1 + random.nextInt(60))) : Optional.empty(),
            supersedes,
            terminates),
        new Provenance(
            chance(3) ? time() : LONG_AGO,
            "drafter",
            chance(12) ? List.of("one", "ONE", "Drafter@x") : List.of("one", "two"),
            ""));
  }

  /** Of every third that withholds, parts; one that tells itself is refused. */
  private Set<MessagePart> fields(Effect effect, Edge edge) {
    if (effect != Effect.WITHHOLD || edge == Edge.REQUEST || !chance(3)) {
      return Set.of();
    }
    return EnumSet.of(
        one(List.copyOf(MessagePart.on(edge))),
        chance(2) ? MessagePart.STATUS : MessagePart.SUBJECT);
  }

  private OffsetDateTime time() {
    if (calm) {
      return chance(2) ? LONG_AGO : RandomScenarios.START.plusMinutes(random.nextInt(12));
    }
    return chance(2) ? LONG_AGO : RandomScenarios.START.plusMinutes(random.nextInt(60));
  }

  private Scope scope() {
    if (calm) {
      return new Scope(ScopeKind.STATE, "MA");
    }
    return one(
        List.of(
            new Scope(ScopeKind.NATION, "US"),
            new Scope(ScopeKind.STATE, "MA"),
            new Scope(ScopeKind.STATE, "IL"),
            new Scope(ScopeKind.COUNTY, "25025"),
            new Scope(ScopeKind.FIELD_OFFICE, "BOS"),
            new Scope(
                List.of(
                    new Area(ScopeKind.COUNTY, "17031"),
                    new Area(ScopeKind.COUNTY, "25025"),
                    new Area(ScopeKind.ORI, RandomScenarios.BOSTON))),
            new Scope(ScopeKind.ORI, RandomScenarios.BOSTON)));
  }

  private Set<Condition> conditions() {
    Set<Condition> conditions = new HashSet<>();
    if (calm) {
      return conditions;
    }
    if (chance(6)) {
      conditions.add(
          new Condition.LevelIs(
              one(Scheme.IN_CODE),
              one(List.of(Bound.values())),
              one(List.of(Level.L1, Level.L2, Level.L3)),
              one(List.of(Basis.values())),
              chance(2) ? Optional.of(lookBack()) : Optional.empty(),
              purposes.nextInt(3) == 0 ? EnumSet.of(CLASSES.get(purposes.nextInt(3))) : Set.of()));
    }
    if (chance(12)) {
      conditions.add(new Condition.ChargeOnlyMinorTraffic(true));
    }
    if (chance(8)) {
      conditions.add(new Condition.StatusIn(EnumSet.of(one(List.of(Status.values())))));
    }
    if (chance(12)) {
      conditions.add(new Condition.Juvenile(true));
      if (chance(2)) {
        conditions.add(new Condition.TriedAsAdult(!chance(4)));
      }
    }
    if (purposes.nextInt(10) == 0) {
      conditions.add(
          new Condition.Stated(
              purposes.nextBoolean() ? StatedFact.VICTIM_WITNESS : StatedFact.FINAL_ORDER,
              purposes.nextInt(3) > 0));
    }
    if (chance(12)) {
      conditions.add(new Condition.ConfidenceGrey());
    }
    if (chance(12)) {
      conditions.add(new Condition.CitizenshipClaimed(true));
    }
    if (chance(12)) {
      conditions.add(new Condition.MessageIs(chance(2), true));
    }
    if (chance(10)) {
      Warrant one = one(List.of(Warrant.values()));
      conditions.add(
          new RequestCondition.WarrantIn(
              chance(2) ? Set.of(one) : EnumSet.of(one, Warrant.SUBPOENA)));
    }
    if (chance(10)) {
      conditions.add(
          new RequestCondition.RequestKindIn(
              EnumSet.of(one(List.of(RequestKind.values())), RequestKind.DETAINER)));
    }
    if (purposes.nextInt(10) == 0) {
      RequestPurpose one =
          RequestPurpose.values()[purposes.nextInt(RequestPurpose.values().length)];
      conditions.add(
          new RequestCondition.PurposeIn(EnumSet.of(one, RequestPurpose.CIVIL_ENFORCEMENT)));
    }
    if (chance(10)) {
      conditions.add(
          new RequestCondition.ConsentIn(
              EnumSet.of(one(List.of(ConsentTerms.values())), ConsentTerms.ALONE)));
    }
    if (chance(10)) {
      conditions.add(
          new RequestCondition.AgeAtRequest(
              one(List.of(Bound.values())), one(List.of(18, 21, 30))));
    }
    if (chance(10)) {
      conditions.add(
          new Condition.NoPermitFrom(
              one(List.of(Issuer.values())),
              chance(2)
                  ? Optional.of(RandomScenarios.START.minusDays(1).toInstant())
                  : Optional.empty()));
    }
    return conditions;
  }

  /** Some counted from the release, some to the request. */
  private LookBack lookBack() {
    return new LookBack(
        Period.ofYears(5),
        chance(2) ? CountedFrom.RELEASE : CountedFrom.CONVICTION,
        chance(2) ? CountedTo.REQUEST : CountedTo.BOOKING);
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
