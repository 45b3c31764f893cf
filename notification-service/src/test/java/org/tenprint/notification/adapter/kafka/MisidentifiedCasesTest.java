package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.TwoPersonOrder;

/** What was told of somebody whose prints they are not is recalled, and people look at the rest. */
class MisidentifiedCasesTest {
  private static final String ORI = "MA0130100";
  private static final String ANN = "tenprint:local#ann";
  private static final String BEN = "tenprint:local#ben";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static int numbers;

  private final String tcn = "M-" + ++numbers;
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
    return determination(IdentificationOutcome.MATCH);
  }

  private Determination determination(IdentificationOutcome outcome) {
    return TestEvents.determination(
        TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(), outcome, NOON);
  }

  private TwoPersonOrder<Reassignment> proposal() {
    return new TwoPersonOrder<>(
        new UUID(5, 5),
        new Reassignment(booking, Optional.empty(), "report 7"),
        new Act(ANN, NOON),
        Optional.empty(),
        Optional.empty());
  }

  private SpecificRecord order() {
    return ReassignmentCodec.write(proposal().approved(new Act(BEN, NOON)));
  }

  private void take(SpecificRecord input) {
    hop.take(input, booking.toString());
  }

  private List<Disposition> latest() {
    List<Disposition> all = hop.dispositions();
    int last = all.get(all.size() - 1).getStep();
    return all.stream().filter(one -> one.getStep() == last).toList();
  }

  private static void all(Outcome outcome, Reason reason, List<Disposition> dispositions) {
    assertTrue(!dispositions.isEmpty());
    for (Disposition one : dispositions) {
      assertEquals(outcome, one.getOutcome());
      assertEquals(reason, one.getReason());
    }
  }

  @Test
  void whatWasDeliveredIsRecalledAsWrong() {
    take(determination());
    all(Outcome.DELIVERED, Reason.PERMITTED, latest());
    take(order());
    all(Outcome.RECALLED, Reason.CORRECTED, latest());
    List<CaseStep> steps = hop.steps();
    CaseStep last = steps.get(steps.size() - 1);
    assertEquals(StepTrigger.CASE_EVENT, last.getTrigger());
    assertEquals(TopicCatalogue.REASSIGNMENTS.name(), last.getOrigin().getTopic());
    int messages = hop.dispositions().size();
    hop.wake();
    assertEquals(messages, hop.dispositions().size());
  }

  @Test
  void whatIsHeldIsToldNobodyAndBecomesWork() {
    take(determination(IdentificationOutcome.GREY));
    all(Outcome.HELD, Reason.EXAMINER_REVIEW, latest());
    take(order());
    all(Outcome.WITHHELD, Reason.ERROR, latest());
    MapStore withheld = hop.store(CaseStores.WITHHELD);
    assertEquals(1, withheld.values.size());
    assertTrue(withheld.values.keySet().iterator().next().endsWith(booking.toString()));
  }

  @Test
  void anOrderBeforeTheDeterminationIsNotLost() {
    take(order());
    take(determination());
    all(Outcome.WITHHELD, Reason.ERROR, latest());
    assertTrue(hop.dispositions().stream().noneMatch(one -> one.getOutcome() == Outcome.DELIVERED));
  }

  /** Two instances, of which the second had not read the withdrawal. */
  @Test
  void whatWasWithdrawnNobodyOrders() {
    take(ReassignmentCodec.write(proposal()));
    take(ReassignmentCodec.write(proposal().withdrawn(new Act(ANN, NOON))));
    take(order());
    take(determination());
    all(Outcome.DELIVERED, Reason.PERMITTED, latest());
    int steps = hop.steps().size();
    take(order());
    assertEquals(steps, hop.steps().size());
    take(
        org.tenprint.events.notification.Reassignment.newBuilder(
                (org.tenprint.events.notification.Reassignment) order())
            .setId(new UUID(5, 6))
            .build());
    all(Outcome.RECALLED, Reason.CORRECTED, latest());
  }

  @Test
  void whosePrintsTheyAreIsReadAsItWasWritten() throws Exception {
    for (Optional<Reassignment.Person> person :
        List.<Optional<Reassignment.Person>>of(
            Optional.empty(),
            Optional.of(new Reassignment.Numbered(new UUID(7, 7))),
            Optional.of(new Reassignment.FirstBooked(new UUID(1, 7))))) {
      TwoPersonOrder<Reassignment> stated =
          new TwoPersonOrder<>(
              new UUID(5, 5),
              new Reassignment(booking, person, "report 7"),
              new Act(ANN, NOON),
              Optional.of(new Act(BEN, NOON)),
              Optional.empty());
      assertEquals(stated, ReassignmentCodec.read(ReassignmentCodec.write(stated)));
    }
    org.tenprint.events.notification.Reassignment two =
        org.tenprint.events.notification.Reassignment.newBuilder(
                ReassignmentCodec.write(proposal()))
            .setPersonId(new UUID(7, 7))
            .setFirstBookingId(new UUID(1, 7))
            .build();
    assertThrows(BrokenEvent.class, () -> ReassignmentCodec.read(two));
  }

  @Test
  void aProposalAWithdrawalAndOnePersonAloneDoNothing() {
    take(determination());
    int steps = hop.steps().size();
    take(ReassignmentCodec.write(proposal()));
    take(ReassignmentCodec.write(proposal().withdrawn(new Act(ANN, NOON))));
    for (Approval alone :
        List.of(
            new Approval(ANN, NOON, null),
            new Approval("Ben", NOON, null),
            new Approval(BEN, null, null))) {
      SpecificRecord broken =
          org.tenprint.events.notification.Reassignment.newBuilder(
                  ReassignmentCodec.write(proposal()))
              .setApproval(alone)
              .build();
      AssertionError thrown = assertThrows(AssertionError.class, () -> take(broken));
      assertEquals(
          PoisonReason.INVARIANT_BROKEN,
          assertInstanceOf(PoisonEvent.class, thrown.getCause()).reason());
    }
    assertEquals(steps, hop.steps().size());
  }
}
