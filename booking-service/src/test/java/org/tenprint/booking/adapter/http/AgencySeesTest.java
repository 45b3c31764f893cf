package org.tenprint.booking.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.adapter.kafka.DispositionsHolder;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.ShowBooking.Standing;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
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

/**
 * What an agency is shown over HTTP of a protected person's booking and of a stranger's. Of one
 * history the two have the same answers at the same steps, which the differential test of the
 * notification service shows; outcomes, reasons, instruments, ids and what others are told are not
 * the same, and nothing of them is shown.
 */
class AgencySeesTest {
  private static final int HISTORIES = 2_500;
  private static final Instant TIME = Instant.parse("2011-06-06T12:00:00Z");
  private static final UUID BOOKING = UUID.fromString("5f6a3c0e-6a43-5d1b-9d0e-7c8f2b1a4e60");
  private static final BookingKey KEY = new BookingKey("MA0130100", "T-1");
  private static final Acceptance ACCEPTED =
      new Acceptance(BOOKING, "0".repeat(64), Intake.values()[0], TIME, List.of());
  private static final List<RecipientAnswer> ANSWERS =
      List.of(RecipientAnswer.PENDING, RecipientAnswer.SENT, RecipientAnswer.NONE);

  private final Set<String> bodies = new HashSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aProtectedPersonsBookingLooksLikeAStrangers(long seed) throws PoisonEvent {
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      AgencyAnswers stranger = new AgencyAnswers(new HeapStore());
      AgencyAnswers hidden = new AgencyAnswers(new HeapStore());
      String which = "seed " + seed + ", history " + i;
      for (int step = 1; step <= 6; step++) {
        RecipientAnswer answer = ANSWERS.get(random.nextInt(3));
        put(stranger, disposition(step, "agency:MA0130100", ordinary(answer), answer));
        put(hidden, disposition(step, "agency:MA0130100", anything(random), answer));
        put(hidden, disposition(step, "sib:MA", anything(random), ANSWERS.get(random.nextInt(3))));
        assertEquals(seen(stranger), seen(hidden), which + ", step " + step);
      }
    }
    assertTrue(bodies.size() == 3, "each answer is seen: " + bodies);
  }

  /** Status, headers and body, as the agency has them. */
  private String seen(AgencyAnswers answers) {
    Standing standing = new Standing(Optional.of(ACCEPTED), Optional.empty(), answers.of(BOOKING));
    Response response = Answers.of(KEY, standing);
    String body = new String((byte[]) response.getEntity(), UTF_8);
    bodies.add(body);
    return response.getStatus() + " " + response.getHeaders() + " " + body;
  }

  /** What was decided. */
  private record Decided(Outcome outcome, Reason reason, String messageId, String instrument) {}

  private static Decided ordinary(RecipientAnswer answer) {
    return switch (answer) {
      case SENT -> new Decided(Outcome.DELIVERED, Reason.PERMITTED, "m", "FED-RETURN");
      case PENDING -> new Decided(Outcome.HELD, Reason.JUVENILE, null, "J");
      default -> new Decided(Outcome.WITHHELD, Reason.LEVEL, null, "L");
    };
  }

  private static Decided anything(Random random) {
    Outcome[] outcomes = Outcome.values();
    String message = random.nextBoolean() ? "m-" + random.nextInt() : null;
    return new Decided(
        outcomes[random.nextInt(outcomes.length)],
        Reason.PROTECTED,
        message,
        "I" + random.nextInt());
  }

  private static Disposition disposition(
      int step, String recipient, Decided decided, RecipientAnswer answer) {
    return Disposition.newBuilder()
        .setBookingId(BOOKING)
        .setBookingOri(KEY.ori())
        .setTcn(KEY.tcn())
        .setRecipient(recipient)
        .setEdge(Edge.RETURN)
        .setOutcome(decided.outcome())
        .setReason(decided.reason())
        .setInstruments(List.of(decided.instrument()))
        .setRuleBookVersion("v")
        .setRuleBookOffset(0L)
        .setReferenceDataVersion("r")
        .setStep(step)
        .setMessageId(decided.messageId())
        .setDecidedAt(new OffsetTime(TIME, 0))
        .setAnswer(answer)
        .build();
  }

  private static void put(AgencyAnswers answers, Disposition disposition) throws PoisonEvent {
    new DispositionsHolder(answers, booking -> {}, booking -> {})
        .put(
            new Received<>(
                disposition,
                BOOKING.toString(),
                Envelope.first("/notification-service", "t", "s", "d", TIME),
                new Origin("notification.dispositions.v1", 0, 0L),
                TIME));
  }
}
