package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.notification.TestEvents;

/** A recall that could not be carried out is owed until it was. */
class FailedWakesTest {
  private static final String ORI = "MA0130100";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant EARLY = NOON.minus(Duration.ofDays(365));

  private final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());

  @BeforeEach
  void everybodyMayBeTold() {
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      record("PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT);
    }
  }

  private void record(String id, Scope scope, Edge edge, Effect effect) {
    assertEquals(
        Optional.empty(),
        hop.record(TestEvents.instrument(id, scope, edge, effect, EARLY, EARLY).build()));
  }

  private String delivered(String tcn) {
    String booking = TestEvents.bookingId(ORI, tcn).toString();
    hop.take(
        TestEvents.determination(
            TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(),
            IdentificationOutcome.MATCH,
            NOON),
        booking);
    return booking;
  }

  private void refuse() {
    record("REFUSAL", new Scope(ScopeKind.STATE, "MA"), Edge.RETURN, Effect.WITHHOLD);
  }

  private void wake() {
    hop.now = hop.now.plusSeconds(1);
    hop.wake();
  }

  private long recalled(String booking) {
    return hop.dispositions().stream()
        .filter(one -> one.getBookingId().toString().equals(booking))
        .filter(one -> one.getOutcome() == Outcome.RECALLED)
        .count();
  }

  /** The walk for recalls goes on past the case, and the next is recalled. */
  private List<String> oneFails() {
    String failing = delivered("FAILS");
    String other = delivered("OTHER");
    wake();
    refuse();
    hop.unwritable.add(failing);
    wake();
    wake();
    assertEquals(List.of(failing), hop.aside, "put aside once");
    assertEquals(0, recalled(failing));
    assertEquals(2, recalled(other), "state bureau and agency");
    hop.unwritable.clear();
    return List.of(failing, other);
  }

  @Test
  void aRecallThatFailedIsCarriedOutAfterARestart() {
    List<String> cases = oneFails();
    wake();
    assertEquals(0, recalled(cases.get(0)), "nothing changed yet");
    hop.started();
    wake();
    wake();
    cases.forEach(booking -> assertEquals(2, recalled(booking)));
  }

  @Test
  void aRecallThatFailedIsCarriedOutUnderOtherRules() {
    List<String> cases = oneFails();
    record("ELSEWHERE", new Scope(ScopeKind.STATE, "IL"), Edge.RETURN, Effect.PERMIT);
    wake();
    wake();
    cases.forEach(booking -> assertEquals(2, recalled(booking)));
  }

  /** The walk for recalls goes on past a case that nobody can open. */
  @Test
  void aCaseThatCannotBeOpenedKeepsNoOtherFromItsRecall() {
    String damaged = delivered("DAMAGED");
    List<String> others = List.of(delivered("OTHER-1"), delivered("OTHER-2"));
    wake();
    refuse();
    hop.damage(damaged);
    wake();
    wake();
    others.forEach(booking -> assertEquals(2, recalled(booking)));
    assertEquals(0, recalled(damaged));
  }
}
