package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.Warrant;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.ForgetBooking;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;

/** Nobody can give an order again: one that could not be carried out is owed until it was. */
class FailedOrdersTest {
  private static final String ORI = "MA0130100";
  private static final String ANN = "tenprint:local#ann";
  private static final String BEN = "tenprint:local#ben";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant EARLY = NOON.minus(Duration.ofDays(365));
  private static int numbers;

  private final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());

  @BeforeEach
  void everybodyMayBeTold() {
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN, Edge.REQUEST)) {
      permit("PERMIT-" + edge, TestEvents.nation(), edge);
    }
  }

  private void permit(String id, Scope scope, Edge edge) {
    assertEquals(
        Optional.empty(),
        hop.record(TestEvents.instrument(id, scope, edge, Effect.PERMIT, EARLY, EARLY).build()));
  }

  private UUID delivered() {
    String tcn = "O-" + ++numbers;
    UUID booking = TestEvents.bookingId(ORI, tcn);
    hop.take(
        TestEvents.determination(
            TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(),
            IdentificationOutcome.MATCH,
            NOON),
        booking.toString());
    assertEquals(3, told(booking, Outcome.DELIVERED));
    return booking;
  }

  private static SpecificRecord expungement(UUID booking) {
    return ExpungementCodec.write(
        new TwoPersonOrder<>(
            UUID.randomUUID(),
            new Expungement(booking, Optional.empty(), Optional.of("2026-X-1"), "c. 276, s. 100K"),
            new Act(ANN, NOON),
            Optional.of(new Act(BEN, NOON)),
            Optional.empty()));
  }

  private static SpecificRecord reassignment(UUID booking) {
    return ReassignmentCodec.write(
        new TwoPersonOrder<>(
            UUID.randomUUID(),
            new Reassignment(booking, Optional.empty(), "report 7"),
            new Act(ANN, NOON),
            Optional.of(new Act(BEN, NOON)),
            Optional.empty()));
  }

  /** Throws: nothing of the order is carried out, and it is put aside once. */
  private void fails(SpecificRecord order, UUID booking) {
    hop.unwritable.add(booking.toString());
    hop.aside.clear();
    int before = erasures();
    hop.take(order, booking.toString());
    assertEquals(List.of(booking.toString()), hop.aside);
    assertEquals(0, told(booking, Outcome.RECALLED));
    assertEquals(before, erasures());
  }

  private void wake() {
    hop.now = hop.now.plusSeconds(1);
    hop.wake();
  }

  private long told(UUID booking, Outcome outcome) {
    return hop.dispositions().stream()
        .filter(one -> one.getBookingId().equals(booking) && one.getOutcome() == outcome)
        .count();
  }

  private int erasures() {
    return hop.topics.getOrDefault(TopicCatalogue.ERASURES.name(), List.of()).size();
  }

  private long owed() {
    MapStore kept = hop.store(ForgottenStore.NAME);
    return kept.values.keySet().stream().filter(key -> key.startsWith("owed/")).count();
  }

  private void startsWhereItCanBeWritten() {
    hop.unwritable.clear();
    hop.started();
    wake();
  }

  private void isCarriedOut(UUID booking) {
    assertEquals(3, told(booking, Outcome.RECALLED));
    assertEquals(1, erasures());
    assertEquals(0, owed());
  }

  @Test
  void anOrderToForgetIsCarriedOutAfterARestart() {
    UUID booking = delivered();
    fails(expungement(booking), booking);
    hop.unwritable.clear();
    wake();
    assertEquals(0, erasures(), "nothing changed yet");
    hop.started();
    wake();
    assertEquals(3, told(booking, Outcome.RECALLED));
    assertEquals(1, erasures());
    List<CaseStep> steps = hop.steps();
    assertEquals(
        TopicCatalogue.EXPUNGEMENTS.name(),
        steps.get(steps.size() - 1).getOrigin().getTopic(),
        "the step names its order");
    hop.started();
    wake();
    assertEquals(1, erasures());
    assertEquals(0, owed());
  }

  @Test
  void itIsCarriedOutUnderOtherRules() {
    UUID booking = delivered();
    fails(expungement(booking), booking);
    hop.unwritable.clear();
    permit("ELSEWHERE", new Scope(ScopeKind.STATE, "IL"), Edge.RETURN);
    wake();
    assertEquals(3, told(booking, Outcome.RECALLED));
    assertEquals(1, erasures());
  }

  @Test
  void aReassignmentIsCarriedOutAfterARestart() {
    UUID booking = delivered();
    fails(reassignment(booking), booking);
    startsWhereItCanBeWritten();
    assertEquals(3, told(booking, Outcome.RECALLED));
    assertTrue(
        hop.dispositions().stream()
            .filter(one -> one.getOutcome() == Outcome.RECALLED)
            .allMatch(one -> one.getReason() == Reason.CORRECTED));
    int steps = hop.steps().size();
    hop.started();
    wake();
    assertEquals(steps, hop.steps().size());
    assertEquals(0, owed());
  }

  /** However long it fails: it is never given up, and never forgotten without a recall. */
  @Test
  void whatFailsForLongIsNeverForgottenWithoutARecall() {
    UUID booking = delivered();
    fails(expungement(booking), booking);
    hop.now = hop.now.plus(ForgetBooking.LONGEST_UNDECIDED);
    for (int i = 0; i < 3; i++) {
      hop.started();
      wake();
      wake();
    }
    assertEquals(0, erasures());
    assertEquals(4, hop.aside.size(), "once as it came, once a start");
    startsWhereItCanBeWritten();
    assertEquals(3, told(booking, Outcome.RECALLED));
    assertEquals(1, erasures());
  }

  @Test
  void oneThatFailsTakesNobodysTurn() {
    UUID failing = delivered();
    fails(expungement(failing), failing);
    hop.unwritable.clear();
    for (int i = 0; i < 2; i++) {
      UUID other = delivered();
      fails(i == 0 ? expungement(other) : reassignment(other), other);
      hop.unwritable.clear();
      hop.unwritable.add(failing.toString());
      hop.started();
      wake();
      assertEquals(3, told(other, Outcome.RECALLED));
    }
    assertEquals(0, told(failing, Outcome.RECALLED));
    assertEquals(1, erasures());
    assertEquals(1, owed());
  }

  /** The order comes before the request, also where it is owed. */
  @Test
  void nothingIsToldWhileAnOrderIsOwed() {
    UUID booking = delivered();
    fails(expungement(booking), booking);
    SpecificRecord request =
        TestEvents.event(booking, CaseEventKind.REQUESTED, NOON)
            .setOri("NJNPD0000")
            .setWarrant(Warrant.JUDICIAL)
            .build();
    assertThrows(
        IllegalArgumentException.class, () -> hop.take(request, booking.toString()), "not taken");
    hop.unwritable.clear();
    hop.take(request, booking.toString());
    assertEquals(3, told(booking, Outcome.RECALLED));
    assertEquals(3, told(booking, Outcome.DELIVERED), "nor was anybody else");
    assertEquals(1, told(booking, Outcome.WITHHELD));
    assertEquals(0, erasures());
    wake();
    assertEquals(1, erasures(), "the rest of the order is carried out at the next look");
    assertEquals(3, told(booking, Outcome.RECALLED));
  }

  @Test
  void bothOrdersAreOwed() {
    UUID booking = delivered();
    fails(reassignment(booking), booking);
    fails(expungement(booking), booking);
    fails(reassignment(booking), booking);
    startsWhereItCanBeWritten();
    isCarriedOut(booking);
  }

  @Test
  void anOrderGivenAgainCarriesOutWhatIsOwed() {
    UUID booking = delivered();
    fails(expungement(booking), booking);
    hop.unwritable.clear();
    hop.take(expungement(booking), booking.toString());
    hop.started();
    wake();
    isCarriedOut(booking);
  }

  /** Nobody can read it any more, nor tell anything of it: it is forgotten all the same. */
  @Test
  void aKeyThatIsGoneEndsWhatIsOwed() {
    UUID forgotten = delivered();
    fails(expungement(forgotten), forgotten);
    UUID reassigned = delivered();
    hop.unwritable.clear();
    fails(reassignment(reassigned), reassigned);
    hop.unwritable.clear();
    for (UUID booking : List.of(forgotten, reassigned)) {
      hop.keys.destroy(KeyId.ofBooking(booking), new Destruction(NOON, "test"));
    }
    hop.started();
    wake();
    assertEquals(1, erasures());
    assertEquals(0, owed());
  }
}
