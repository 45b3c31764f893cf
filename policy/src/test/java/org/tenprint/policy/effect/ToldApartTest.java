package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.BusinessCalendars;

/**
 * Kinds of people that instruments tell apart, and nothing that is told is lost with the others.
 */
class ToldApartTest {
  private static final Instant AT = RandomRules.DAY.toInstant();
  private static final StatedFact[] FACTS = StatedFact.values();

  private static Instrument of(String id, Effect effect, Set<Condition> when) {
    Reason reason = effect.opens() ? Reason.PERMITTED : Reason.LEVEL;
    return SampleInstruments.permit(id)
        .on(Edge.RETURN, new Scope(ScopeKind.STATE, "MA"))
        .ruling(new Ruling(effect, reason, when, List.of()))
        .instrument();
  }

  private static Set<Condition> stated(int... which) {
    Set<Condition> stated = new HashSet<>();
    for (int fact : which) {
      stated.add(new Condition.Stated(FACTS[fact], true));
    }
    return stated;
  }

  private static Collection<Facts> bases(List<Instrument> some) {
    Set<Condition> asked = new HashSet<>();
    some.forEach(one -> asked.addAll(one.ruling().when()));
    return SampleCases.of(asked, List.of(Optional.empty()), false, RandomRules.TABLE, AT);
  }

  private static Collection<Facts> apart(Collection<Facts> bases, List<Instrument> inForce) {
    return ToldApart.of(bases, inForce, List.of(Optional.empty()), RandomRules.TABLE);
  }

  @Test
  void factsThatOneInstrumentAsksForAreSeenTogether() {
    List<Instrument> one = List.of(of("ALL", Effect.WITHHOLD, stated(0, 1, 2, 3)));
    Collection<Facts> bases = bases(one);
    assertEquals(81, bases.size());
    Collection<Facts> apart = apart(bases, one);
    assertEquals(3, apart.size());
    assertEquals(bases.iterator().next(), apart.iterator().next(), "the first stands for them");
  }

  @Test
  void whereNothingInForceAsksNobodyIsToldApart() {
    List<Instrument> asking = List.of(of("ALL", Effect.WITHHOLD, stated(0, 1, 2, 3)));
    assertEquals(1, apart(bases(asking), List.of(of("PLAIN", Effect.PERMIT, Set.of()))).size());
  }

  @Test
  void whatFourInstrumentsSeeEachForItselfIsToldApart() {
    List<Instrument> four = new ArrayList<>();
    for (int fact = 0; fact < 4; fact++) {
      four.add(of("OF-" + fact, Effect.HOLD, stated(fact)));
    }
    assertEquals(81, apart(bases(four), four).size());
  }

  /** Nobody is below 14 on a day that is known; on one that is not, nobody can tell. */
  @Test
  void aDayThatIsNotKnownTellsApartWhomItsAgeLeavesInDoubt() {
    Set<Condition> when =
        Set.of(
            new RequestCondition.AgeAtRequest(Bound.BELOW, 14),
            new Condition.StatusIn(Set.of(Status.REMOVABLE)));
    List<Optional<LocalDate>> days =
        AskedDays.of(when, AT.atOffset(ZoneOffset.UTC).toLocalDate(), BusinessCalendars.NONE);
    assertTrue(days.contains(Optional.<LocalDate>empty()), days.toString());
    Collection<Facts> bases = SampleCases.of(when, days, false, RandomRules.TABLE, AT);
    Collection<Facts> apart =
        ToldApart.of(bases, List.of(of("I", Effect.WITHHOLD, when)), days, RandomRules.TABLE);
    assertTrue(
        apart.stream()
            .anyMatch(one -> one.finding().status() == Status.REMOVABLE && !one.possibleMinor()),
        apart.toString());
  }

  /** What is asked, of whom, and in which order is what a sweep of all of them asks. */
  @Test
  void aSweepAsksTheSameOfFewer() {
    Random random = new Random(7);
    Place place = RandomRules.PLACES.get(0);
    Places at = new Places(place, place, place);
    int fewer = 0;
    for (int i = 0; i < 300; i++) {
      List<Instrument> some = new ArrayList<>();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        some.add(
            of("I-" + n, Effect.values()[random.nextInt(Effect.values().length)], any(random)));
      }
      Collection<Facts> bases = bases(some);
      Sweeps.Plan plan =
          new Sweeps(RandomRules.TABLE, AT.atOffset(ZoneOffset.UTC).toLocalDate())
              .plan(
                  some,
                  Heard.of(some, Set.of("I-1")),
                  Optional.of(some.get(some.size() - 1)),
                  one -> true,
                  bases);
      CaseSweep.Sampled sampled = plan.sampled();
      CaseSweep.Sampled all =
          new CaseSweep.Sampled(bases, sampled.histories(), sampled.ages(), sampled.booked());
      Recipient bureau = Recipient.sib("MA");
      assertEquals(
          asked(new CaseSweep(plan.rules(), bureau, all), at),
          asked(new CaseSweep(plan.rules(), bureau, sampled), at));
      fewer += sampled.bases().size() < bases.size() ? 1 : 0;
    }
    assertTrue(fewer > 50, "hardly any had fewer: " + fewer);
  }

  private static Set<Condition> any(Random random) {
    Set<Condition> when = new HashSet<>();
    for (StatedFact fact : FACTS) {
      if (random.nextInt(3) == 0) {
        when.add(new Condition.Stated(fact, random.nextBoolean()));
      }
    }
    if (random.nextInt(4) == 0) {
      when.add(new Condition.ConfidenceGrey());
    }
    return when;
  }

  private static List<Object> asked(CaseSweep sweep, Places at) {
    List<Object> asked = new ArrayList<>();
    sweep.over(
        at,
        AT,
        AT,
        (Inquiry inquiry, List<Instrument> heard) -> asked.add(List.of("answer", inquiry, heard)),
        (Inquiry inquiry, List<Instrument> heard) -> asked.add(List.of("beside", inquiry, heard)));
    return asked;
  }
}
