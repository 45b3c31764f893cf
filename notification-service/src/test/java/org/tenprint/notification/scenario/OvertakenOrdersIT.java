package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.Verdict;
import org.tenprint.events.notification.Warrant;
import org.tenprint.notification.TestEvents;

/** An order of two that was recorded before a request, on a real broker. */
class OvertakenOrdersIT {
  private static final Instant NOW = HopGuaranteesIT.NOW;
  private static final String BOSTON = "MA0130100";

  private static Determination determination(String tcn) {
    return HopGuaranteesIT.determination(tcn, IdentificationOutcome.MATCH, false);
  }

  /** The order, recorded first, bears the later time; of the one it is a review that comes next. */
  @Test
  void anOrderThatWasRecordedFirstIsNotOvertaken() {
    StagedService first = HopGuaranteesIT.staged("ordered", true);
    HopGuaranteesIT.everybodyMayBeTold(first);
    List<UUID> bookings =
        List.of(
            HopGuaranteesIT.decide(first, determination("T-50")),
            HopGuaranteesIT.decide(first, determination("T-51")));
    first.kill();
    List<Origin> asked = new ArrayList<>();
    for (UUID booking : bookings) {
      boolean reviewed = !asked.isEmpty();
      first.set(NOW.plusSeconds(60));
      first.write(TopicCatalogue.REASSIGNMENTS, booking.toString(), reassignment(booking));
      first.set(NOW.plusSeconds(reviewed ? 60 : -60));
      asked.add(first.write(TopicCatalogue.CASE_EVENTS, booking.toString(), request(booking)));
      first.set(NOW.minusSeconds(60));
      if (reviewed) {
        HopGuaranteesIT.review(first, booking, "one");
      }
    }
    try (StagedService second = HopGuaranteesIT.staged("ordered", true)) {
      second.resumeAfter(first);
      asked.forEach(second::awaitStep);
      second.flush();
      second
          .read(second.topics().ofRecipient("request:" + BOSTON), second.codecs().messages())
          .forEach(message -> assertNotEquals(MessageKind.REQUEST, message.getKind()));
      assertEquals(
          List.of(Reason.ERROR, Reason.ERROR),
          second
              .read(second.name(TopicCatalogue.DISPOSITIONS), second.codecs().dispositions())
              .stream()
              .filter(one -> one.getRecipient().equals("request:" + BOSTON))
              .map(Disposition::getReason)
              .toList());
    }
  }

  /** By its record's time the request is the first, though nobody has looked at it. */
  @Test
  void aRequestOvertakesNoReview() throws Exception {
    StagedService first = HopGuaranteesIT.staged("reviewed", true);
    HopGuaranteesIT.everybodyMayBeTold(first);
    UUID booking = HopGuaranteesIT.decide(first, determination("T-52"));
    first.kill();
    List<Origin> reviews = new ArrayList<>();
    first.set(NOW.plusSeconds(60));
    reviews.add(HopGuaranteesIT.review(first, booking, "one"));
    reviews.add(HopGuaranteesIT.review(first, booking, "two"));
    first.set(NOW.minusSeconds(60));
    Origin asked = first.write(TopicCatalogue.CASE_EVENTS, booking.toString(), request(booking));
    try (StagedService second = HopGuaranteesIT.staged("reviewed", true)) {
      second.resumeAfter(first);
      second.awaitStep(asked);
      second.flush();
      List<Origin> taken =
          second.read(second.name(TopicCatalogue.CASE_STEPS), second.codecs().steps()).stream()
              .map(CaseStep::getOrigin)
              .filter(one -> one.equals(asked) || reviews.contains(one))
              .toList();
      assertEquals(List.of(reviews.get(0), reviews.get(1), asked), taken);
    }
  }

  /** Two release what is held, and before that is read one more instrument holds. */
  @Test
  void whatIsSaidMeanwhileIsNotReleased() {
    StagedService first = HopGuaranteesIT.staged("released", true);
    UUID booking = heldUntilItEnds(first, "T-53");
    first.write(TopicCatalogue.INSTRUMENTS, "HOLD-TOO", hold("HOLD-TOO"));
    review(first, booking, "one", Verdict.RELEASE);
    review(first, booking, "two", Verdict.RELEASE);
    CaseEvent vacated = TestEvents.event(booking, CaseEventKind.ADULT_TRIAL_VACATED, NOW).build();
    Origin next = first.write(TopicCatalogue.CASE_EVENTS, booking.toString(), vacated);
    try (StagedService second = HopGuaranteesIT.staged("released", true)) {
      second.resumeAfter(first);
      second.awaitStep(next);
      second.flush();
      assertEquals(List.of(Outcome.HELD), requested(second));
      assertEquals(
          values(second, second.name(TopicCatalogue.REVIEWS)),
          values(second, second.deadLetters(TopicCatalogue.REVIEWS)),
          "each as it was recorded");
    }
  }

  /** Two withhold what is held, and before that is read its instrument is over. */
  @Test
  void whatTwoWithheldIsNotLetOut() {
    StagedService first = HopGuaranteesIT.staged("withheld", true);
    UUID booking = heldUntilItEnds(first, "T-54");
    Instant early = NOW.minusSeconds(86_400);
    first.write(
        TopicCatalogue.INSTRUMENTS,
        "END",
        TestEvents.instrument("END", TestEvents.nation(), Edge.REQUEST, Effect.PERMIT, early, early)
            .setSupersedes("HOLD")
            .build());
    review(first, booking, "one", Verdict.WITHHOLD);
    Origin last = review(first, booking, "two", Verdict.WITHHOLD);
    try (StagedService second = HopGuaranteesIT.staged("withheld", true)) {
      second.resumeAfter(first);
      second.awaitStep(last);
      second.flush();
      assertEquals(List.of(Outcome.HELD, Outcome.WITHHELD), requested(second));
    }
  }

  /** A booking of which a request is held by an instrument when the hop ends. */
  private static UUID heldUntilItEnds(StagedService hop, String tcn) {
    HopGuaranteesIT.everybodyMayBeTold(hop);
    hop.write(TopicCatalogue.INSTRUMENTS, "HOLD", hold("HOLD"));
    UUID booking = HopGuaranteesIT.decide(hop, determination(tcn));
    hop.awaitStep(hop.write(TopicCatalogue.CASE_EVENTS, booking.toString(), request(booking)));
    hop.kill();
    return booking;
  }

  private static Origin review(StagedService service, UUID booking, String by, Verdict verdict) {
    return service.write(
        TopicCatalogue.REVIEWS, booking.toString(), TestEvents.review(booking, by, verdict, NOW));
  }

  private static List<String> values(StagedService service, String topic) {
    List<String> values =
        service.records(topic).stream()
            .map(record -> HexFormat.of().formatHex(record.value()))
            .toList();
    assertEquals(2, values.size());
    return values;
  }

  private static List<Outcome> requested(StagedService service) {
    return service
        .read(service.name(TopicCatalogue.DISPOSITIONS), service.codecs().dispositions())
        .stream()
        .filter(one -> one.getRecipient().equals("request:" + BOSTON))
        .map(Disposition::getOutcome)
        .toList();
  }

  private static Instrument hold(String id) {
    Instant early = NOW.minusSeconds(86_400);
    return TestEvents.instrument(id, TestEvents.nation(), Edge.REQUEST, Effect.HOLD, early, early)
        .setReason(Reason.COUNSEL)
        .build();
  }

  private static CaseEvent request(UUID booking) {
    return TestEvents.event(booking, CaseEventKind.REQUESTED, NOW)
        .setOri(BOSTON)
        .setWarrant(Warrant.JUDICIAL)
        .build();
  }

  private static Reassignment reassignment(UUID booking) {
    return Reassignment.newBuilder()
        .setId(UUID.randomUUID())
        .setBookingId(booking)
        .setCitation("report 7")
        .setProposedBy("tenprint:local#ann")
        .setProposedAt(Times.written(NOW, TestEvents.OFFSET))
        .setApproval(new Approval("tenprint:local#ben", NOW, null))
        .build();
  }
}
