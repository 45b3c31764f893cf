package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.WithdrawalReason;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.RuleBook;

/**
 * What was known at an instant, by definition: whoever stopped reading then knows that, and nothing
 * else. Logs of a few ids, of whose records some cannot be read, and whose drafts are changed,
 * withdrawn, approved and approved otherwise.
 */
class AsReadThenTest {
  private static final OffsetDateTime BOOKED = OffsetDateTime.parse("2012-01-01T10:00:00-05:00");
  private static final Instant BEGUN = BOOKED.toInstant();
  private static final List<String> IDS = List.of("A", "B", "C", "D");
  private static final int RECORDS = 14;

  /** One record, and when the log took it. */
  private record Logged(
      Instant recorded, String id, Optional<Instrument> event, boolean misplaced) {
    void into(RuleBookReader reader, long offset) {
      if (event.isEmpty()) {
        reader.undecodable(id, recorded);
      } else if (misplaced) {
        reader.misplaced(event.get(), recorded);
      } else {
        try {
          reader.put(event.get(), offset, recorded);
        } catch (BrokenEvent refused) {
          // applies to nothing
        }
      }
    }
  }

  /** All is permitted that nothing else keeps back. */
  private static final Logged OPEN =
      new Logged(
          BEGUN,
          "OPEN",
          Optional.of(
              RuleBookReaderTest.permit()
                  .setId("OPEN")
                  .setRecorded(Times.written(BEGUN, ZoneOffset.UTC))
                  .build()),
          false);

  private static RuleBook book(List<Logged> log) {
    RuleBookReader reader = new RuleBookReader();
    for (int i = 0; i < log.size(); i++) {
      log.get(i).into(reader, i);
    }
    return reader.upTo(log.size()).book();
  }

  private static Instant time(int record) {
    return BEGUN.plus(Duration.ofHours(1 + record));
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private static List<Logged> log(Random random) {
    List<Logged> log = new ArrayList<>(List.of(OPEN));
    for (int i = 0; i < RECORDS; i++) {
      String id = any(IDS, random);
      boolean undecodable = random.nextInt(6) == 0;
      Optional<Instrument> event =
          undecodable ? Optional.empty() : Optional.of(state(id, time(i), random));
      log.add(new Logged(time(i), id, event, random.nextInt(8) == 0));
    }
    return log;
  }

  /** Of each id there are two texts, so that approvals are of the same words or of others. */
  private static Instrument state(String id, Instant recorded, Random random) {
    boolean second = random.nextInt(4) == 0;
    Random text = new Random(Objects.hash(id, second, random.nextInt(2)) * 0x9E3779B97F4A7C15L);
    Effect effect = any(List.of(Effect.PERMIT, Effect.PERMIT, Effect.HOLD, Effect.WITHHOLD), text);
    Instrument.Builder state =
        RuleBookReaderTest.refusal()
            .setId(id)
            .setIssuer(any(List.of(Issuer.STATE, Issuer.FEDERAL), text))
            .setScope(new Scope(ScopeKind.STATE, any(List.of("MA", "MA", "MA", "IL"), text)))
            .setEffect(effect)
            .setReason(effect == Effect.PERMIT ? null : Reason.COUNSEL)
            .setUnless(text.nextInt(3) == 0 ? List.of(any(IDS, text)) : List.of())
            .setSupersedes(text.nextInt(5) == 0 ? any(IDS, text) : null)
            .setRecorded(Times.written(recorded, ZoneOffset.UTC))
            .setApprovals(approvals(random));
    if (random.nextInt(8) == 0) {
      state.setReason(Reason.UNKNOWN);
    } else if (random.nextInt(6) == 0) {
      state.setApprovals(List.of()).setWithdrawn(WithdrawalReason.OVERTAKEN);
    }
    return state.build();
  }

  private static List<Approval> approvals(Random random) {
    List<List<String>> people =
        List.of(List.of(), List.of("one", "two"), List.of("one", "two", "three", "four"));
    return any(people, random).stream().map(one -> new Approval(one, null, null)).toList();
  }

  private static Decision decided(DisclosurePolicy policy, Instant at) {
    return BostonCase.decided(policy, BostonCase.booked(BOOKED), at);
  }

  private static List<Object> said(Decision decision) {
    return List.of(decision.outcome(), decision.reason(), decision.instruments(), decision.holds());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void isWhatWhoeverStoppedReadingKnows(long seed) {
    Random random = new Random(seed);
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    int otherwise = 0;
    for (int tries = 0; tries < 400; tries++) {
      List<Logged> log = log(random);
      DisclosurePolicy now = new DisclosurePolicy(book(log), BostonCase.TABLE);
      for (int read = 0; read <= RECORDS; read++) {
        Instant known = time(read).minusSeconds(1);
        Decision then =
            decided(new DisclosurePolicy(book(log.subList(0, read + 1)), BostonCase.TABLE), known);
        assertEquals(
            said(then),
            said(decided(now.asKnownAt(known), known)),
            log.subList(0, read + 1)::toString);
        seen.merge(then.outcome(), 1, Integer::sum);
        otherwise += said(then).equals(said(decided(now, known))) ? 0 : 1;
      }
    }
    for (Outcome outcome : List.of(Outcome.DELIVERED, Outcome.HELD, Outcome.WITHHELD)) {
      assertTrue(seen.getOrDefault(outcome, 0) > 300, "hardly tried: " + seen);
    }
    assertTrue(otherwise > 300, "hardly anything came to be read otherwise: " + otherwise);
  }

  /** A clock that went back: what was lifted was so not before it held. */
  @Test
  void ofTimesInTheWrongOrderTheLaterCounts() {
    List<Logged> log = new ArrayList<>(List.of(OPEN));
    Instrument again =
        RuleBookReaderTest.permit()
            .setId("U")
            .setRecorded(Times.written(time(1), ZoneOffset.UTC))
            .build();
    log.add(new Logged(time(3), "U", Optional.empty(), false));
    log.add(new Logged(time(1), "U", Optional.of(again), false));
    DisclosurePolicy now = new DisclosurePolicy(book(log), BostonCase.TABLE);
    for (int i = 0; i < 5; i++) {
      assertEquals(Outcome.DELIVERED, decided(now.asKnownAt(time(i)), time(i)).outcome());
    }
  }
}
