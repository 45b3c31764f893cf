package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.notification.TestEvents;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/** The service is away when a hold runs out, and comes back when the law lets out what was held. */
class AwayServiceTest {
  private static final Duration DEADLINE = Duration.ofDays(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<String> RETURNED = List.of("agency:MA0130100", "sib:MA");

  private final KeptCases kept = new KeptCases(DEADLINE);
  private Instant over;

  @BeforeEach
  void everybodyMayBeTold() {
    kept.permitEverybody();
    over = kept.now.plus(DEADLINE);
  }

  private void isHeldUntil(Instant end) {
    kept.record(
        kept.instrument("PAUSE", Edge.RETURN, Effect.HOLD)
            .setEffectiveTo(Times.written(end, TestEvents.OFFSET))
            .build());
    isHeld();
  }

  private void isHeld() {
    kept.decide("b");
    assertEquals(RETURNED, returned("HELD"));
  }

  private List<String> returned(String outcome) {
    return kept.latest().entrySet().stream()
        .filter(made -> RETURNED.contains(made.getKey()))
        .filter(made -> made.getValue().outcome().toString().equals(outcome))
        .map(made -> made.getKey())
        .sorted()
        .collect(Collectors.toList());
  }

  private void comesBack() {
    kept.now = over.plus(HOUR.multipliedBy(2));
    new WakeCases(kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound())
        .run();
  }

  private void ranOut() {
    assertEquals(RETURNED, returned("WITHHELD"));
    assertEquals(
        List.of(),
        kept.messages().stream().filter(m -> RETURNED.contains(m.recipient().text())).toList());
  }

  @Test
  void theHoldEndedMeanwhile() {
    isHeldUntil(over.plus(HOUR));
    comesBack();
    ranOut();
  }

  @Test
  void twoApprovedAnEndOfItMeanwhile() {
    kept.record(kept.instrument("PAUSE", Edge.RETURN, Effect.HOLD).build());
    isHeld();
    Instrument end =
        kept.instrument("END", Edge.RETURN, Effect.PERMIT)
            .setIssuer(Issuer.FEDERAL)
            .setRecorded(Times.written(over.plus(HOUR), TestEvents.OFFSET))
            .setSupersedes("PAUSE")
            .build();
    kept.record(end);
    comesBack();
    ranOut();
  }

  @Test
  void twoReleaseItAfterwards() {
    isHeldUntil(over.plus(HOUR));
    for (String by : List.of("one", "two")) {
      kept.ahead.add(kept.happened(new CaseEvent.Reviewed(by, Verdict.RELEASE), by));
    }
    comesBack();
    ranOut();
  }

  /** What is due to be told is told, however late. */
  @Test
  void theHoldHadEndedInTime() {
    isHeldUntil(over.minus(HOUR));
    comesBack();
    assertEquals(RETURNED, returned("DELIVERED"));
  }
}
