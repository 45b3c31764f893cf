package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.LevelCondition;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;

/** At its last instant a hold is over, in whatever order what stands on the topics is taken. */
class RanOutHoldTest {
  private static final Duration DEADLINE = Duration.ofDays(30);

  private final KeptCases kept = new KeptCases(DEADLINE);
  private Set<String> held;

  /** Held by the level of the charge alone: without the charge nothing keeps it back. */
  @BeforeEach
  void held() {
    kept.permitEverybody();
    Conditions serious =
        Conditions.newBuilder()
            .setLevel(new LevelCondition("sc-2008", LevelBound.AT_LEAST, OffenceLevel.L3))
            .setBasis(Basis.EITHER)
            .setStatus(List.of())
            .setMessage(List.of())
            .build();
    kept.record(kept.instrument("LEVEL", Edge.RETURN, Effect.HOLD).setWhen(serious).build());
    kept.decide("b");
    held = recipients("HELD");
    assertFalse(held.isEmpty());
  }

  private Set<String> recipients(String outcome) {
    return kept.latest().entrySet().stream()
        .filter(made -> made.getValue().outcome().toString().equals(outcome))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Happening dismissal() {
    return kept.happened(new CaseEvent.ChargeDismissed("1201"), "r");
  }

  @Test
  void whatComesAfterwardsLetsNothingOut() {
    kept.now = kept.now.plus(DEADLINE);
    new TakeCaseEvent(kept.deciding(), kept, kept, kept).take("b", dismissal());
    assertEquals(held, recipients("WITHHELD"));
  }

  @Test
  void norWhereItIsTakenAheadOfAReview() {
    kept.now = kept.now.plus(DEADLINE);
    kept.ahead.add(dismissal());
    kept.review("b");
    assertEquals(held, recipients("WITHHELD"));
  }

  @Test
  void norWhereItStandsThereWhenTheHoldIsLookedAt() {
    kept.now = kept.now.plus(DEADLINE);
    kept.ahead.add(dismissal());
    new WakeCases(kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound())
        .run();
    assertEquals(held, recipients("WITHHELD"));
  }

  @Test
  void beforeItsLastInstantItCounts() {
    kept.now = kept.now.plus(DEADLINE).minusMillis(1);
    kept.ahead.add(dismissal());
    kept.review("b");
    assertTrue(recipients("DELIVERED").containsAll(held));
  }
}
