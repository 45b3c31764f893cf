package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;

/** A recall that could not be carried out is owed until it was. */
class FailedWakesTest {
  private static final Instant NOON = DayOfMatches.NOON;

  private final MemoryHop hop = DayOfMatches.hop();

  @BeforeEach
  void everybodyMayBeTold() {
    DayOfMatches.permit(hop, Edge.SHARE, Edge.RETURN);
  }

  private void record(String id, Scope scope, Edge edge, Effect effect) {
    DayOfMatches.record(hop, id, scope, edge, effect);
  }

  private String delivered(String tcn) {
    return DayOfMatches.decide(hop, tcn);
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
