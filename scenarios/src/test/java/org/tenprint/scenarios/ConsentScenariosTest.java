package org.tenprint.scenarios;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Bound;

/**
 * Requests to which people report, withdraw and release consents, some of them out of their order,
 * in the night in which some people turn 31: the policy does as the slow.
 */
class ConsentScenariosTest {
  private static final OffsetDateTime BEFORE_MIDNIGHT = RandomScenarios.START.withHour(23);
  private static final List<String> AGENCIES =
      List.of(RandomScenarios.BOSTON, RandomScenarios.BOSTON, "MA0130300");
  private static final List<Effect> EFFECTS =
      List.of(
          Effect.PERMIT, Effect.PERMIT, Effect.HOLD, Effect.HOLD, Effect.REQUIRE, Effect.WITHHOLD);
  private static final List<Set<ConsentTerms>> TERMS =
      List.of(
          Set.of(ConsentTerms.ALONE, ConsentTerms.WITH_COUNSEL),
          Set.of(ConsentTerms.ALONE),
          Set.of(ConsentTerms.WITH_COUNSEL),
          Set.of(ConsentTerms.NONE));

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aReleaseEndsWithItsConsentInBoth(long seed) {
    RandomCases.playAlike(seed, ConsentScenariosTest::scenario);
  }

  private static Scenario scenario(Random random, int number) {
    List<Instrument> listed = RandomCases.open();
    if (random.nextBoolean()) {
      Set<Condition> status =
          Set.of(new RequestCondition.RequestKindIn(Set.of(RequestKind.STATUS)));
      listed.add(RandomCases.instrument("STATUS", Edge.REQUEST, Effect.PERMIT, status, List.of()));
    }
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      listed.add(ofRequests(random, i));
    }
    OffsetDateTime at = BEFORE_MIDNIGHT;
    List<TimelineEvent> timeline = new ArrayList<>();
    LocalDate born =
        random.nextInt(3) == 0
            ? LocalDate.of(1995, 3, 4)
            : LocalDate.of(1980, 5, random.nextBoolean() ? 6 : 4);
    Subject subject = new Subject(Optional.of(born), false, false);
    timeline.add(RandomCases.booked(at, subject));
    Instant asked = at.toInstant();
    for (int i = 0; i < 40; i++) {
      at = at.plusMinutes(2);
      CaseEvent event = event(random, asked, at.toInstant());
      asked =
          event instanceof CaseEvent.Requested request
              ? request.request().asked().orElseThrow()
              : asked;
      timeline.add(new TimelineEvent.OfCase("T-1", event, at.toInstant()));
    }
    timeline.add(new TimelineEvent.Tick(at.plusDays(1).toInstant()));
    return RandomCases.scenario("consent-" + number, listed, timeline);
  }

  private static CaseEvent event(Random random, Instant asked, Instant now) {
    String who = "person " + random.nextInt(3);
    String to = AGENCIES.get(random.nextInt(AGENCIES.size()));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 ->
          new CaseEvent.Requested(
              to,
              new Request(
                      Optional.of(
                          random.nextInt(3) == 0 ? RequestKind.STATUS : RequestKind.INTERVIEW),
                      Warrant.NONE)
                  .at(random.nextInt(5) == 0 ? asked.minusSeconds(60L * random.nextInt(30)) : now));
      case 3, 4, 5, 6, 7 ->
          new CaseEvent.Consented(
              who,
              to,
              asked,
              random.nextInt(5) == 0 ? "F-2" : "F-1",
              random.nextInt(5) == 0 ? ConsentTerms.WITH_COUNSEL : ConsentTerms.ALONE);
      case 8 -> new CaseEvent.ConsentWithdrawn(to);
      case 9 -> new CaseEvent.Reviewed(who, Verdict.WITHHOLD);
      default -> new CaseEvent.Reviewed(who, Verdict.RELEASE);
    };
  }

  private static Instrument ofRequests(Random random, int number) {
    Set<Condition> when = new HashSet<>();
    if (number == 0 || random.nextBoolean()) {
      when.add(new RequestCondition.ConsentIn(TERMS.get(random.nextInt(TERMS.size()))));
    }
    if (random.nextInt(3) == 0) {
      when.add(
          new RequestCondition.RequestKindIn(
              Set.of(random.nextBoolean() ? RequestKind.STATUS : RequestKind.INTERVIEW)));
    }
    if (random.nextInt(3) == 0) {
      when.add(new Condition.Juvenile(true));
    }
    if (random.nextInt(4) == 0) {
      when.add(new RequestCondition.AgeAtRequest(Bound.BELOW, 31));
    }
    if (random.nextInt(4) == 0) {
      when.add(new Condition.NoPermitFrom(Issuer.FEDERAL, Optional.empty()));
    }
    List<String> unless =
        number > 0 && random.nextBoolean() ? List.of("I" + (number - 1)) : List.of();
    Effect effect = EFFECTS.get(random.nextInt(EFFECTS.size()));
    return RandomCases.instrument("I" + number, Edge.REQUEST, effect, when, unless);
  }
}
