package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.ExtremeEvents;

/** Whatever the schemas let through is decided on, or is broken and said to be; nothing else. */
class ExtremeDecisionsTest {
  private static final ReferenceSet SAMPLE = ReferenceSet.sample();
  private static final int BOOKS = 80;
  private static final int INSTRUMENTS = 16;
  private static final int CASES = 8;
  private static final int EVENTS = 8;

  /** What ran, by name, and how often it was not refused. */
  private final TreeMap<String, Integer> decided = new TreeMap<>();

  @FunctionalInterface
  private interface Decision<T> {
    T take() throws BrokenEvent;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingButBrokenEventsComeOut(long seed) {
    ExtremeEvents events = new ExtremeEvents(seed).upTo(300, 80);
    Random random = new Random(seed);
    CaseReplay replay = new CaseReplay(SAMPLE);
    for (int i = 0; i < BOOKS; i++) {
      KnownRules rules = rules(events, random);
      for (int j = 0; j < CASES; j++) {
        determined(events);
        opened(events, replay, rules).ifPresent(open -> live(open, events, replay, rules, random));
      }
    }
    for (String what : List.of("instrument", "determination", "open", "review", "event", "again")) {
      assertTrue(decided.getOrDefault(what, 0) > 20, "seed " + seed + ": " + decided);
    }
  }

  private <T> Optional<T> attempt(String what, Decision<T> decision) {
    try {
      Optional<T> made = Optional.ofNullable(decision.take());
      decided.merge(what, 1, Integer::sum);
      return made;
    } catch (BrokenEvent refused) {
      return Optional.empty();
    }
  }

  /** An instrument of which often no more is wrong than what is looked at late. */
  private static Instrument drawn(ExtremeEvents events, Random random) {
    Instrument drawn = events.next(Instrument.class);
    if (random.nextInt(3) == 0) {
      return drawn;
    }
    if (drawn.getWhen() != null) {
      drawn.getWhen().put("confidenceGrey", null);
      drawn.getWhen().put("convictedWithin", null);
    }
    return Instrument.newBuilder(drawn)
        .setIssuer(Issuer.FEDERAL)
        .setScope(new Scope(ScopeKind.NATION, "US"))
        .setAreas(List.of())
        .setFields(List.of())
        .setEffectiveTo(null)
        .setReason(drawn.getEffect() == Effect.PERMIT ? null : Reason.LEVEL)
        .build();
  }

  private KnownRules rules(ExtremeEvents events, Random random) {
    RuleBookReader reader = new RuleBookReader();
    for (int offset = 0; offset < INSTRUMENTS; offset++) {
      int at = offset;
      attempt("instrument", () -> reader.put(drawn(events, random), at, Instant.EPOCH))
          .ifPresent(
              read -> InstrumentEvents.write(read, InstrumentEvents.approvals(read)).toString());
    }
    KnownRules rules = reader.upTo(INSTRUMENTS);
    for (Instant at : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
      rules.nextChange(at);
      rules.mayRecall(0, at, Instant.MAX);
      rules.book().instruments().forEach(i -> rules.book().inForce(i, at, Instant.MAX));
    }
    return rules;
  }

  private void determined(ExtremeEvents events) {
    Identification identification = events.next(Identification.class);
    RecordFacts record =
        RecordFacts.of(events.next(ImmigrationRecord.class), new Origin("records", 0, 1L));
    Determinations.subject(identification);
    attempt(
        "determination",
        () ->
            Determinations.of(
                identification,
                Optional.of(record),
                SAMPLE,
                events.next(Determination.class).getDeterminedAt()));
  }

  private Optional<CaseChange> opened(ExtremeEvents events, CaseReplay replay, KnownRules rules) {
    Determination determination = events.next(Determination.class);
    attempt("recipients", () -> CaseReplay.recipients(determination));
    return attempt("open", () -> replay.open(determination, moment(events, rules)));
  }

  /** A step, mostly of an edition that there is. */
  private static CaseStep step(ExtremeEvents events) {
    CaseStep drawn = events.next(CaseStep.class);
    int draw = Math.floorMod(drawn.getStep(), 2 * Edition.values().length + 1);
    return draw == 0 ? drawn : CaseStep.newBuilder(drawn).setEdition((draw + 1) / 2).build();
  }

  private static CaseMoment moment(ExtremeEvents events, KnownRules rules) {
    CaseStep drawn = step(events);
    try {
      return CaseMoment.of(drawn, rules);
    } catch (BrokenEvent refused) {
      return new CaseMoment(
          drawn.getAt().getInstant(),
          rules,
          new CaseSettings(
              Duration.ofSeconds(drawn.getHoldDeadlineSeconds()), new TreeSet<>(drawn.getPushed())),
          Optional.empty(),
          Optional.empty());
    }
  }

  private void live(
      CaseChange open, ExtremeEvents events, CaseReplay replay, KnownRules rules, Random random) {
    CaseState state = open.next();
    for (int i = 0; i < EVENTS; i++) {
      CaseState before = state;
      CaseMoment drawn = moment(events, rules);
      CaseMoment moment =
          drawn.at().isBefore(before.at())
              ? new CaseMoment(
                  before.at(),
                  rules,
                  drawn.settings(),
                  drawn.origin(),
                  drawn.messageKey(),
                  drawn.edition())
              : drawn;
      Optional<CaseChange> change =
          switch (random.nextInt(4)) {
            case 0 ->
                attempt("review", () -> replay.apply(before, events.next(Review.class), moment));
            case 1 ->
                attempt("event", () -> replay.apply(before, events.next(CaseEvent.class), moment));
            case 2 -> replay.wake(before, moment);
            default ->
                attempt(
                    "again",
                    () ->
                        replay.again(
                            before, step(events), Optional.of(events.next(Review.class)), rules));
          };
      state = change.map(CaseChange::next).orElse(before);
      TakenEvents.added(events.next(CaseEvent.class));
    }
  }
}
