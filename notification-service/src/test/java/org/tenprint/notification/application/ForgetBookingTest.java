package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.AwaitedErasure;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** An order that is read before its turn, because a determination stands behind it. */
class ForgetBookingTest {
  private static final String BOOKING = "booking";

  private final KeptCases kept = new KeptCases(Duration.ofDays(30));
  private final Forgotten forgotten = new Forgotten();
  private final DecideCase decide = new DecideCase(kept.deciding(), kept, kept, kept);
  private final ForgetBooking forget = new ForgetBooking(kept.deciding(), kept, forgotten, kept);
  private final ErasureOrder order =
      new ErasureOrder(kept.recorded("expungements"), "issuer#ben", kept.now);

  private static final class Forgotten implements ForgottenBookings {
    private final Map<String, AwaitedErasure> waiting = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    @Override
    public boolean forgot(String booking) {
      return done.contains(booking);
    }

    @Override
    public Optional<AwaitedErasure> awaited(String booking) {
      return Optional.ofNullable(waiting.get(booking));
    }

    @Override
    public List<String> allAwaited() {
      return List.copyOf(waiting.keySet());
    }

    @Override
    public void await(String booking, AwaitedErasure erasure) {
      waiting.put(booking, erasure);
    }

    @Override
    public void forget(String booking, ErasureOrder carriedOut, Instant at) {
      waiting.remove(booking);
      assertTrue(done.add(booking), "forgotten twice");
    }
  }

  private void decide() {
    try {
      var booking = TestEvents.booking("MA0130100", "T-1", kept.now.minusSeconds(60)).build();
      decide.decide(
          BOOKING,
          DisclosureFacts.of(
              TestEvents.determination(booking, IdentificationOutcome.MATCH, kept.now)),
          kept.recorded("determinations"));
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatWasTakenAheadIsNoSecondStepWhenItsTurnComes() {
    kept.ahead.add(ForgetBooking.expunged(order));
    decide();
    List<Disposition> made =
        kept.written.stream().flatMap(step -> step.made().dispositions().stream()).toList();
    assertTrue(
        made.stream()
            .allMatch(d -> d.outcome() == Outcome.WITHHELD && d.reason() == Reason.SEALED));
    assertEquals(List.of(), kept.messages());
    int steps = kept.written.size();
    forget.order(BOOKING, order, false);
    assertEquals(steps, kept.written.size());
    assertEquals(CaseEntry.NONE, kept.entry(BOOKING));
    assertTrue(forgotten.forgot(BOOKING));
  }

  @Test
  void ofTwoOrdersOneIsCarriedOut() {
    forget.order(BOOKING, order, false);
    forget.order(
        BOOKING, new ErasureOrder(kept.recorded("expungements"), "issuer#cat", kept.now), false);
    decide();
    forget.decided(BOOKING);
    forget.decided(BOOKING);
    forget.overdue();
    forget.order(BOOKING, order, false);
    assertEquals(Set.of(BOOKING), forgotten.done);
  }

  @Test
  void aBookingWhoseKeyIsGoneIsForgottenAtOnce() {
    forget.order(BOOKING, order, true);
    assertTrue(forgotten.forgot(BOOKING));
    assertEquals(List.of(), kept.written);
  }
}
