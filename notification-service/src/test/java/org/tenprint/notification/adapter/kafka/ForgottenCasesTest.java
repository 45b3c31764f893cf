package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.ForgetBooking;
import org.tenprint.notification.application.Standing;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;

/** The hop carries out what two people ordered, whenever the order comes. */
class ForgottenCasesTest {
  private static final String ORI = "MA0130100";
  private static final String ANN = "tenprint:local#ann";
  private static final String BEN = "tenprint:local#ben";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static int numbers;

  private final String tcn = "F-" + ++numbers;
  private final UUID booking = TestEvents.bookingId(ORI, tcn);
  private final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());

  @BeforeEach
  void everybodyMayBeTold() {
    Instant early = NOON.minus(Duration.ofDays(365));
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      hop.record(
          TestEvents.instrument(
                  "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
              .build());
    }
  }

  private Determination determination() {
    return TestEvents.determination(
        TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(),
        IdentificationOutcome.MATCH,
        NOON);
  }

  private org.tenprint.events.notification.Expungement proposal() {
    return ExpungementCodec.write(
        new TwoPersonOrder<>(
            UUID.randomUUID(),
            new Expungement(
                booking, Optional.empty(), Optional.of("2026-X-1"), "M.G.L. c. 276, s. 100K"),
            new Act(ANN, NOON),
            Optional.empty(),
            Optional.empty()));
  }

  private org.tenprint.events.notification.Expungement order() {
    return approved(new Approval(BEN, NOON, null));
  }

  private org.tenprint.events.notification.Expungement approved(Approval approval) {
    return org.tenprint.events.notification.Expungement.newBuilder(proposal())
        .setApproval(approval)
        .build();
  }

  private void take(SpecificRecord input) {
    hop.take(input, booking.toString());
  }

  private PoisonReason poison(SpecificRecord input) {
    AssertionError thrown = assertThrows(AssertionError.class, () -> take(input));
    return assertInstanceOf(PoisonEvent.class, thrown.getCause()).reason();
  }

  private List<Erasure> erasures() throws PoisonEvent {
    List<Erasure> erasures = new ArrayList<>();
    for (MemoryHop.Written one :
        hop.topics.getOrDefault(TopicCatalogue.ERASURES.name(), List.of())) {
      assertEquals(booking.toString(), one.key());
      erasures.add(hop.codecs.erasures().decode(one.value()));
    }
    return erasures;
  }

  private List<Disposition> latest() {
    List<Disposition> all = hop.dispositions();
    int last = all.get(all.size() - 1).getStep();
    return all.stream().filter(one -> one.getStep() == last).toList();
  }

  private void assertNothingIsKept() {
    for (String store : List.of(CaseStores.WAITING, CaseStores.WITHHELD)) {
      MapStore kept = hop.store(store);
      assertEquals(Set.of(), kept.values.keySet(), store);
    }
    MapStore cases = hop.store(CaseStores.CASES);
    // who was told, so that they are told that it is gone; nothing else
    cases.values.forEach(
        (id, left) ->
            assertTrue(
                new String(left, UTF_8)
                    .matches("\\{\"version\":5,\"told\":\\[[a-zA-Z0-9:\",-]+]}")));
    Standing standing = hop.standing(booking.toString());
    assertEquals(
        cases.values.isEmpty() ? Standing.NotKnown.class : Standing.Forgotten.class,
        standing.getClass());
  }

  @Test
  void whatWasDeliveredIsRecalledTheCaseGoesAndTheErasureNamesItsOrder() throws PoisonEvent {
    take(determination());
    assertTrue(hop.dispositions().stream().anyMatch(d -> d.getOutcome() == Outcome.DELIVERED));
    take(order());
    assertTrue(
        latest().stream()
            .allMatch(d -> d.getOutcome() == Outcome.RECALLED && d.getReason() == Reason.SEALED));
    List<CaseStep> steps = hop.steps();
    CaseStep last = steps.get(steps.size() - 1);
    assertEquals(StepTrigger.CASE_EVENT, last.getTrigger());
    assertEquals(TopicCatalogue.EXPUNGEMENTS.name(), last.getOrigin().getTopic());
    assertEquals(1, erasures().size());
    assertEquals(last.getOrigin(), erasures().get(0).getReference());
    assertEquals(NOON, erasures().get(0).getOrderedAt().getInstant());
    assertNothingIsKept();
  }

  @Test
  void anOrderBeforeTheDeterminationIsNotLostAndNobodyIsTold() throws PoisonEvent {
    take(order());
    assertEquals(List.of(), erasures());
    take(determination());
    assertTrue(
        latest().stream()
            .allMatch(d -> d.getOutcome() == Outcome.WITHHELD && d.getReason() == Reason.SEALED));
    assertEquals(1, erasures().size());
    assertNothingIsKept();
  }

  @Test
  void aDeterminationThatNeverComesPutsNoOrderOff() throws PoisonEvent {
    take(order());
    hop.now = NOON.plus(ForgetBooking.LONGEST_UNDECIDED).minusSeconds(1);
    hop.wake();
    assertEquals(List.of(), erasures());
    hop.now = NOON.plus(ForgetBooking.LONGEST_UNDECIDED);
    hop.wake();
    hop.wake();
    assertEquals(1, erasures().size());
    assertNothingIsKept();
    assertEquals(PoisonReason.ERASED, poison(determination()));
  }

  @Test
  void nothingThatComesLateIsDecidedAnew() throws PoisonEvent {
    take(determination());
    take(order());
    int steps = hop.steps().size();
    assertEquals(PoisonReason.ERASED, poison(determination()));
    assertEquals(
        PoisonReason.ERASED,
        poison(TestEvents.event(booking, CaseEventKind.PROTECTED, NOON).build()));
    take(order());
    hop.wake();
    assertEquals(steps, hop.steps().size());
    assertEquals(1, erasures().size());
    assertNothingIsKept();
  }

  @Test
  void aProposalAloneDoesNothing() throws PoisonEvent {
    take(determination());
    int steps = hop.steps().size();
    take(proposal());
    assertEquals(steps, hop.steps().size());
    assertEquals(List.of(), erasures());
  }

  @Test
  void onePersonUnderAnyNameIsNoOrder() throws PoisonEvent {
    take(determination());
    for (Approval approval :
        List.of(
            new Approval(ANN, NOON, null),
            new Approval("Ben", NOON, null),
            new Approval(BEN, null, null))) {
      assertEquals(PoisonReason.INVARIANT_BROKEN, poison(approved(approval)));
    }
    assertEquals(List.of(), erasures());
  }

  @Test
  void aWithdrawalIsOfWhoProposedAndOfNoOrder() throws PoisonEvent {
    take(determination());
    for (Approval withdrawal :
        List.of(
            new Approval(BEN, NOON, null),
            new Approval(ANN, null, null),
            new Approval("Ann", NOON, null))) {
      assertEquals(PoisonReason.INVARIANT_BROKEN, poison(withdrawn(proposal(), withdrawal)));
    }
    Approval own = new Approval(ANN, NOON, null);
    assertEquals(PoisonReason.INVARIANT_BROKEN, poison(withdrawn(order(), own)));
    int steps = hop.steps().size();
    take(withdrawn(proposal(), own));
    assertEquals(steps, hop.steps().size());
    assertEquals(List.of(), erasures());
  }

  /** Two instances, of which the second had not read the withdrawal. */
  @Test
  void whatWasWithdrawnNobodyOrders() throws PoisonEvent {
    take(determination());
    org.tenprint.events.notification.Expungement proposed = proposal();
    take(proposed);
    take(withdrawn(proposed, new Approval(ANN, NOON, null)));
    int steps = hop.steps().size();
    take(
        org.tenprint.events.notification.Expungement.newBuilder(proposed)
            .setApproval(new Approval(BEN, NOON, null))
            .build());
    assertEquals(steps, hop.steps().size());
    assertEquals(List.of(), erasures());
    take(order());
    assertEquals(1, erasures().size(), "another proposal is");
  }

  private static org.tenprint.events.notification.Expungement withdrawn(
      org.tenprint.events.notification.Expungement of, Approval withdrawal) {
    return org.tenprint.events.notification.Expungement.newBuilder(of)
        .setWithdrawal(withdrawal)
        .build();
  }

  @Test
  void aCaseWhoseKeyIsGoneIsForgottenAndStopsNothing() throws PoisonEvent {
    hop.record(
        TestEvents.instrument(
                "HOLD",
                TestEvents.nation(),
                Edge.SHARE,
                Effect.HOLD,
                NOON.minusSeconds(9),
                NOON.minusSeconds(9))
            .setReason(Reason.COUNSEL)
            .build());
    take(determination());
    hop.keys.destroy(KeyId.ofBooking(booking), new Destruction(NOON, "test"));
    hop.now = NOON.plus(Duration.ofDays(31));
    hop.wake();
    take(order());
    assertEquals(1, erasures().size());
    assertNothingIsKept();
  }

  @Test
  void anOrderIsReadOnceItsNumberIsForgotten() throws Exception {
    byte[] bytes = hop.codecs.inputs().expungements().encode(order());
    assertEquals("2026-X-1", hop.codecs.inputs().expungements().decode(bytes).getOrder());
    hop.keys.destroy(KeyId.ofBooking(booking), new Destruction(NOON, "test"));
    org.tenprint.events.notification.Expungement left =
        hop.codecs.inputs().expungements().decode(bytes);
    assertNull(left.getOrder());
    assertEquals("M.G.L. c. 276, s. 100K", left.getCitation());
    assertEquals(BEN, left.getApproval().getBy());
  }
}
