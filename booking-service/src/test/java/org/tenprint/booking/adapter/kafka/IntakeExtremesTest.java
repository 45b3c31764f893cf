package org.tenprint.booking.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.Templates;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Submitted;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.booking.domain.BookingRules.Checked;
import org.tenprint.booking.domain.BookingRules.InOrder;
import org.tenprint.booking.domain.BookingRules.ToMend;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Intake;
import org.tenprint.events.BookingIds;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Disposition;
import org.tenprint.formats.Limits;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.testkit.ExtremeEvents;

/**
 * Submissions, receipts and dispositions at the extremes of every field: a submission is a booking
 * or told what to mend, what a feed reads is held or poison, nothing else is thrown, and between
 * them an ordinary submission is in order. {@code -Dtenprint.extremes=1000000} draws as many.
 */
class IntakeExtremesTest {
  private static final int EVENTS = Integer.getInteger("tenprint.extremes", 1_000);
  private static final int ORDINARY_EACH = 100;
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final String ORI = "MA0130100";
  private static final EventCodec<Submission> SUBMISSIONS = EventCodec.of(Submission.class);
  private static final EventCodec<Booking> BOOKINGS = EventCodec.of(Booking.class);

  private final ExtremeEvents events = new ExtremeEvents(43).upTo(500, 40);
  private final SubmissionCodec codec = new SubmissionCodec(Optional.empty());
  private final BookingRules rules =
      new BookingRules((ori, day) -> ori.equals(ORI), new PrintInspector(Limits.DEFAULT));
  private final ReceiptsHolder receipts =
      new ReceiptsHolder(
          new Receipts(ReceiptCodec::bookingId, new HeapStore()), (booking, at) -> {});
  private final DispositionsHolder dispositions =
      new DispositionsHolder(new AgencyAnswers(new HeapStore()), booking -> {}, booking -> {});
  private long offset;

  @Test
  void everyEventHasOneOutcome() throws Exception {
    int poison = 0;
    for (int i = 0; i < EVENTS; i++) {
      submit(events.next(Submission.class));
      Receipt receipt = events.next(Receipt.class);
      poison += hold(receipts, receipt, ReceiptCodec.recordKey(receipt)) ? 0 : 1;
      Disposition disposition = events.next(Disposition.class);
      poison += hold(dispositions, disposition, disposition.getBookingId().toString()) ? 0 : 1;
      if (i % ORDINARY_EACH == 0) {
        ordinary(i);
      }
    }
    assertTrue(poison > 0 && poison < 2 * EVENTS, poison + " of " + 2 * EVENTS);
  }

  private Checked submit(Submission event) throws PoisonEvent {
    Checked checked = rules.check(codec.decode(SUBMISSIONS.encode(event)), 1, NOW);
    if (checked instanceof ToMend toMend) {
      assertFalse(toMend.problems().isEmpty());
    } else {
      BookingContent content = ((InOrder) checked).content();
      Submitted submitted =
          new Submitted(content, ContentDigest.of(content), Intake.KAFKA, List.of(), NOW);
      Booking booking =
          BookingCodec.toEvent(submitted, BookingIds.of(ORI, content.parties().tcn()));
      assertEquals(booking, BOOKINGS.decode(BOOKINGS.encode(booking)));
    }
    return checked;
  }

  private <T extends SpecificRecord> boolean hold(
      ReferenceFeed.Holder<T> holder, T event, String key) {
    Envelope envelope = Envelope.first("/test", "type", key, "", NOW);
    try {
      holder.put(new Received<>(event, key, envelope, new Origin("topic", 0, offset++), NOW));
      return true;
    } catch (PoisonEvent poison) {
      assertFalse(poison.detail().isBlank());
      return false;
    }
  }

  private void ordinary(int number) throws PoisonEvent {
    byte[] record = Templates.iso(new int[][] {{1, 80, 30}});
    Print thumb =
        new Print(
            1,
            ImpressionType.ROLLED,
            PrintFormat.ISO_19794_2,
            null,
            null,
            null,
            ByteBuffer.wrap(record));
    Submission submission =
        new Submission(
            "ORDINARY-" + number,
            ORI,
            null,
            ORI,
            "2011-06-05T23:10:00-04:00",
            "1980-02-29",
            null,
            false,
            false,
            List.of(),
            List.of(),
            Retention.ENROL,
            List.of(thumb),
            List.of());
    InOrder inOrder = assertInstanceOf(InOrder.class, submit(submission));
    assertEquals("ORDINARY-" + number, inOrder.content().parties().tcn());
    assertEquals(1, inOrder.content().fingers().prints().size());
  }
}
