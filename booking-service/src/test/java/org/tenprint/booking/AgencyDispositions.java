package org.tenprint.booking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;

/** What notification-service decides of an agency's own bookings, as it writes it. */
final class AgencyDispositions {
  private final TestBroker broker;
  private final String ori;

  AgencyDispositions(TestBroker broker, String ori) {
    this.broker = broker;
    this.ori = ori;
  }

  void write(String tcn, int step, Outcome outcome, Reason reason, RecipientAnswer answer) {
    UUID booking = BookingIds.of(ori, tcn);
    Disposition disposition =
        Disposition.newBuilder()
            .setBookingId(booking)
            .setBookingOri(ori)
            .setTcn(tcn)
            .setRecipient("agency:" + ori)
            .setEdge(Edge.RETURN)
            .setOutcome(outcome)
            .setReason(reason)
            .setInstruments(List.of("I-1"))
            .setRuleBookVersion("v")
            .setRuleBookOffset(0L)
            .setReferenceDataVersion("r")
            .setStep(step)
            .setMessageId(outcome == Outcome.DELIVERED ? "m" : null)
            .setDecidedAt(new OffsetTime(Instant.parse("2011-06-06T12:00:00Z"), 0))
            .setAnswer(answer)
            .build();
    broker.produce(
        TopicCatalogue.DISPOSITIONS.name(),
        booking.toString().getBytes(UTF_8),
        EventCodec.of(Disposition.class).encode(disposition));
  }
}
