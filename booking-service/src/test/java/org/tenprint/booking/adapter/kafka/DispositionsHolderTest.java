package org.tenprint.booking.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.TopicExtent;

class DispositionsHolderTest {
  private static final Instant TIME = Instant.parse("2011-06-06T12:00:00Z");
  private static final UUID BOOKING = UUID.fromString("5f6a3c0e-6a43-5d1b-9d0e-7c8f2b1a4e60");
  private static final String AGENCY = "agency:MA0130100";

  private final AgencyAnswers answers = new AgencyAnswers(new HeapStore());
  private final List<UUID> decided = new ArrayList<>();
  private final List<UUID> wasDecided = new ArrayList<>();
  private final DispositionsHolder holder =
      new DispositionsHolder(answers, decided::add, wasDecided::add);

  @Test
  void beforeAnyDispositionAndWhileItIsHeldTheAnswerIsPending() throws PoisonEvent {
    assertEquals(AgencyAnswer.PENDING, answers.of(BOOKING));
    put(1, AGENCY, Outcome.HELD, Reason.JUVENILE, null);
    assertEquals(AgencyAnswer.PENDING, answers.of(BOOKING));
  }

  /** A protected person's withholding sends what a no-match sends: neither may be told apart. */
  @Test
  void aProtectedWithholdingShowsWhatANoMatchShows() throws PoisonEvent {
    put(1, AGENCY, Outcome.WITHHELD, Reason.PROTECTED, "no-match-message");
    AgencyAnswer withheld = answers.of(BOOKING);
    AgencyAnswers others = new AgencyAnswers(new HeapStore());
    new DispositionsHolder(others, booking -> {}, booking -> {})
        .put(received(1, AGENCY, Outcome.DELIVERED, Reason.PERMITTED, "no-match-message"));
    assertEquals(others.of(BOOKING), withheld);
  }

  @Test
  void aRefusalToReceiveShowsTheSameForAMatchAndANoMatch() throws PoisonEvent {
    put(1, AGENCY, Outcome.WITHHELD, Reason.RECIPIENT_REFUSED, null);
    assertEquals(AgencyAnswer.NONE, answers.of(BOOKING));
  }

  /** Of a protected person of unknown age the agency saw NONE at once, of a stranger PENDING. */
  @Test
  void whatTheDispositionSaysMayBeShownIsShown() throws PoisonEvent {
    stated(1, Outcome.WITHHELD, RecipientAnswer.PENDING);
    assertEquals(AgencyAnswer.PENDING, answers.of(BOOKING));
    stated(2, Outcome.WITHHELD, RecipientAnswer.SENT);
    assertEquals(AgencyAnswer.SENT, answers.of(BOOKING));
    stated(3, Outcome.RECALLED, RecipientAnswer.NONE);
    assertEquals(AgencyAnswer.SENT, answers.of(BOOKING));
  }

  private void stated(int step, Outcome outcome, RecipientAnswer answer) throws PoisonEvent {
    Received<Disposition> received = received(step, AGENCY, outcome, Reason.PROTECTED, null);
    Disposition says = Disposition.newBuilder(received.value()).setAnswer(answer).build();
    holder.put(new Received<>(says, received.key(), received.envelope(), received.origin(), TIME));
  }

  @Test
  void whatOthersReceiveIsNotShown() throws PoisonEvent {
    put(1, "field-office:BOS", Outcome.DELIVERED, Reason.PERMITTED, "m");
    put(1, "sib:MA", Outcome.DELIVERED, Reason.PERMITTED, "m");
    put(1, "agency:MA0130300", Outcome.DELIVERED, Reason.PERMITTED, "m");
    put(1, "request:MA0130100", Outcome.DELIVERED, Reason.PERMITTED, "m");
    assertEquals(AgencyAnswer.PENDING, answers.of(BOOKING));
  }

  @Test
  void aLaterStepCountsWhateverTheOrderOfReading() throws PoisonEvent {
    put(2, AGENCY, Outcome.WITHHELD, Reason.LEVEL, null);
    put(1, AGENCY, Outcome.HELD, Reason.EXAMINER_REVIEW, null);
    assertEquals(AgencyAnswer.NONE, answers.of(BOOKING));
    put(3, AGENCY, Outcome.DELIVERED, Reason.PERMITTED, "m");
    put(4, AGENCY, Outcome.RECALLED, Reason.SEALED, null);
    assertEquals(AgencyAnswer.SENT, answers.of(BOOKING));
  }

  private Received<Disposition> at(int partition, long offset) {
    Received<Disposition> any = received(1, AGENCY, Outcome.DELIVERED, Reason.PERMITTED, "m");
    Origin origin = new Origin(TopicCatalogue.DISPOSITIONS.name(), partition, offset);
    return new Received<>(any.value(), any.key(), any.envelope(), origin, TIME);
  }

  /** Read in bulk, it says nothing of how quick bookings are done now. */
  @Test
  void whatStoodThereWhenItBeganWasDecidedBefore() throws PoisonEvent {
    Map<Integer, Long> ends = Map.of(0, 3L, 1, 0L);
    holder.positions(
        () -> new TopicExtent("topic", Map.of(0, 0L, 1, 0L), ends, Duration.ofDays(1)));
    holder.put(at(0, 2));
    assertEquals(List.of(BOOKING), wasDecided);
    assertEquals(List.of(), decided);
    holder.put(at(0, 3));
    holder.put(at(1, 0));
    assertEquals(List.of(BOOKING), wasDecided);
    assertEquals(List.of(BOOKING, BOOKING), decided);
  }

  @Test
  void aForeignKeyIsPoison() {
    Received<Disposition> right = received(1, AGENCY, Outcome.DELIVERED, Reason.PERMITTED, "m");
    Received<Disposition> wrong =
        new Received<>(right.value(), "other", right.envelope(), right.origin(), TIME);
    assertThrows(PoisonEvent.class, () -> holder.put(wrong));
  }

  private void put(int step, String recipient, Outcome outcome, Reason reason, String message)
      throws PoisonEvent {
    holder.put(received(step, recipient, outcome, reason, message));
  }

  private static Received<Disposition> received(
      int step, String recipient, Outcome outcome, Reason reason, String message) {
    Disposition disposition =
        new Disposition(
            BOOKING,
            "MA0130100",
            "T-1",
            recipient,
            Edge.RETURN,
            outcome,
            reason,
            List.of(),
            "v",
            0L,
            "r",
            step,
            message,
            new OffsetTime(TIME, 0),
            null,
            List.of(),
            null);
    return new Received<>(
        disposition,
        BOOKING.toString(),
        Envelope.first("/notification-service", "t", "s", "d", TIME),
        new Origin("notification.dispositions.v1", 0, 0L),
        TIME);
  }
}
