package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.TestEvents;

/** A recall that could not be carried out is owed until it was. */
class FailedWakesTest {

  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN);
  private final MemoryHop hop = day.hop;

  private void refuse() {
    day.record("REFUSAL", new Scope(ScopeKind.STATE, "MA"), Edge.RETURN, Effect.WITHHOLD);
  }

  private long recalled(String booking) {
    return hop.dispositions().stream()
        .filter(one -> one.getBookingId().toString().equals(booking))
        .filter(one -> one.getOutcome() == Outcome.RECALLED)
        .count();
  }

  /** The walk for recalls goes on past the case, and the next is recalled. */
  private List<String> oneFails() {
    String failing = day.decide("FAILS");
    String other = day.decide("OTHER");
    day.wake();
    refuse();
    hop.unwritable.add(failing);
    day.wake();
    day.wake();
    assertEquals(List.of(failing), hop.aside, "put aside once");
    assertEquals(0, recalled(failing));
    assertEquals(2, recalled(other), "state bureau and agency");
    hop.unwritable.clear();
    return List.of(failing, other);
  }

  @Test
  void aRecallThatFailedIsCarriedOutAfterARestart() {
    List<String> cases = oneFails();
    day.wake();
    assertEquals(0, recalled(cases.get(0)), "nothing changed yet");
    hop.started();
    day.wake();
    day.wake();
    cases.forEach(booking -> assertEquals(2, recalled(booking)));
  }

  /** As when another instance begins or ends, and this one is given one of its partitions. */
  @Test
  void aTaskThatBeginsTriesNothingOfAnothersAgain() {
    List<String> cases = oneFails();
    hop.unwritable.add(cases.get(0));
    hop.partition = 1;
    hop.started();
    hop.partition = 0;
    day.wake();
    day.wake();
    assertEquals(List.of(cases.get(0)), hop.aside, "put aside once");
  }

  @Test
  void aRecallThatFailedIsCarriedOutUnderOtherRules() {
    List<String> cases = oneFails();
    day.record("ELSEWHERE", new Scope(ScopeKind.STATE, "IL"), Edge.RETURN, Effect.PERMIT);
    day.wake();
    day.wake();
    cases.forEach(booking -> assertEquals(2, recalled(booking)));
  }

  /** A look may have failed on an event that is unread: once that had its turn, it is looked. */
  @Test
  void aRecallThatFailedIsCarriedOutBehindTheNextEventOfItsCaseThoughThatIsRefused() {
    List<String> cases = oneFails();
    UUID failed = UUID.fromString(cases.get(0));
    CaseEvent ofNoAgency =
        TestEvents.event(failed, CaseEventKind.REQUESTED, DayOfMatches.NOON).build();
    assertThrows(
        PoisonEvent.class,
        () ->
            hop.take(
                ofNoAgency,
                failed.toString(),
                Envelope.first("/test", "type", failed.toString(), "topic", hop.now)));
    day.wake();
    day.wake();
    cases.forEach(booking -> assertEquals(2, recalled(booking)));
  }

  /** The walk for recalls goes on past a case that nobody can open. */
  @Test
  void aCaseThatCannotBeOpenedKeepsNoOtherFromItsRecall() {
    String damaged = day.decide("DAMAGED");
    List<String> others = List.of(day.decide("OTHER-1"), day.decide("OTHER-2"));
    day.wake();
    refuse();
    hop.damage(damaged);
    day.wake();
    day.wake();
    others.forEach(booking -> assertEquals(2, recalled(booking)));
    assertEquals(0, recalled(damaged));
  }
}
