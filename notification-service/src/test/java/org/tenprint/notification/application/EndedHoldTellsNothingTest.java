package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.LevelCondition;
import org.tenprint.notification.TestEvents;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * With the end of a hold that ran out nobody is told anything before the log was read: the sharing
 * was held too, by an instrument that is over by then, and rests on a charge.
 */
class EndedHoldTellsNothingTest {
  private static final String OFFICE = "field-office:BOS";
  private static final Duration DEADLINE = Duration.ofDays(30);

  private final KeptCases kept = new KeptCases(DEADLINE);

  @BeforeEach
  void shareByACharge() {
    Conditions charged =
        Conditions.newBuilder()
            .setLevel(new LevelCondition("sc-2008", LevelBound.AT_LEAST, OffenceLevel.L2))
            .setBasis(Basis.CHARGE)
            .setStatus(List.of())
            .setMessage(List.of())
            .build();
    kept.record(
        kept.instrument("SHARE", Edge.SHARE, Effect.PERMIT)
            .setIssuer(Issuer.FEDERAL)
            .setWhen(charged)
            .build());
    kept.record(
        kept.instrument("WAIT-SHARE", Edge.SHARE, Effect.HOLD)
            .setIssuer(Issuer.FEDERAL)
            .setEffectiveTo(Times.written(kept.now.plus(Duration.ofDays(10)), TestEvents.OFFSET))
            .build());
  }

  private void returnIsHeld() {
    kept.record(kept.instrument("RETURN", Edge.RETURN, Effect.PERMIT).build());
    kept.record(kept.instrument("WAIT-RETURN", Edge.RETURN, Effect.HOLD).build());
  }

  private void isDecidedAndRunsOut() {
    kept.decide("b");
    assertEquals(Outcome.HELD, kept.latest().get(OFFICE).outcome());
    kept.now = kept.now.plus(DEADLINE);
  }

  private void look() {
    new WakeCases(kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound())
        .run();
  }

  private void dismissal() {
    kept.ahead.add(kept.happened(new CaseEvent.ChargeDismissed("1201"), "r"));
  }

  private void nobodyIsTold() {
    assertEquals(List.of(), kept.messages());
    assertEquals(Reason.NO_RULE, kept.latest().get(OFFICE).reason());
  }

  private void theReturnRanOut() {
    for (String recipient : List.of("sib:MA", "agency:MA0130100")) {
      assertEquals(Reason.EXPIRED, kept.latest().get(recipient).reason(), recipient);
    }
  }

  @Test
  void whereItIsLookedAt() {
    returnIsHeld();
    isDecidedAndRunsOut();
    dismissal();
    look();
    nobodyIsTold();
    theReturnRanOut();
  }

  @Test
  void orAReviewComes() {
    returnIsHeld();
    isDecidedAndRunsOut();
    dismissal();
    kept.review("b");
    nobodyIsTold();
    theReturnRanOut();
  }

  /** It was let out by time before it ran out, and nobody looked. */
  @Test
  void norByItsOwn() {
    isDecidedAndRunsOut();
    dismissal();
    look();
    nobodyIsTold();
  }

  /** Where nothing stands on the log, what time let out is told as ever. */
  @Test
  void withoutADismissalItIsTold() {
    returnIsHeld();
    isDecidedAndRunsOut();
    look();
    theReturnRanOut();
    assertEquals(List.of(OFFICE), kept.messages().stream().map(m -> m.recipient().text()).toList());
    assertTrue(kept.latest().get(OFFICE).outcome() == Outcome.DELIVERED);
  }
}
