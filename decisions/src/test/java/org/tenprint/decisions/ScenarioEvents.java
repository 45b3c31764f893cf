package org.tenprint.decisions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.ScenarioBooking;
import org.tenprint.scenarios.Submission;

/** What happens in a scenario, as the events that services read. */
public final class ScenarioEvents {
  private ScenarioEvents() {}

  /** The id of a booking. */
  public static UUID bookingId(Submission submission) {
    return BookingIds.of(submission.agencies().booking(), submission.tcn());
  }

  /** The determination that a scenario's booking gets. */
  public static Determination determination(
      ScenarioBooking booking, ReferenceSet reference, Instant at) throws BrokenEvent {
    IdentificationOutcome outcome =
        IdentificationOutcome.valueOf(booking.finding().identification().name());
    boolean found = outcome == IdentificationOutcome.MATCH || outcome == IdentificationOutcome.GREY;
    Identification identification =
        Identification.newBuilder()
            .setContext(context(booking.submission()))
            .setOutcome(outcome)
            .setSubjectId(found ? "subject-" + booking.submission().tcn() : null)
            .setGallerySize(1)
            .setMatchThreshold(40)
            .setGreyThreshold(30)
            .setFalsePositiveRate(0.001)
            .setEngineVersion("scenario")
            .setIdentifiedAt(Times.kept(at))
            .build();
    ImmigrationStatus status = ImmigrationStatus.valueOf(booking.finding().status().name());
    return Determinations.of(
        identification,
        Optional.of(
            new RecordFacts(
                status,
                "record",
                null,
                booking.ofRecord().stream().map(ScenarioEvents::conviction).toList())),
        reference,
        at);
  }

  private static BookingContext context(Submission submission) {
    return BookingContext.newBuilder()
        .setBookingId(bookingId(submission))
        .setTcn(submission.tcn())
        .setControllingOri(submission.agencies().controlling())
        .setArrestingOri(submission.agencies().arresting())
        .setBookingOri(submission.agencies().booking())
        .setBookedAt(Times.written(submission.bookedAt()))
        .setBorn(submission.subject().born().orElse(null))
        .setCitizenshipClaimed(submission.subject().citizenshipClaimed())
        .setProtectedPerson(submission.subject().protectedPerson())
        .setCharges(
            submission.offences().charges().stream()
                .map(c -> new Charge(c.ncic(), null, c.occurred().orElse(null)))
                .toList())
        .setConvictions(
            submission.offences().convictions().stream().map(ScenarioEvents::conviction).toList())
        .setReceivedAt(submission.bookedAt().toInstant())
        .build();
  }

  private static org.tenprint.events.booking.Conviction conviction(Conviction stated) {
    return new org.tenprint.events.booking.Conviction(
        stated.ncic(),
        stated.convicted(),
        OffenceClass.valueOf(stated.offenceClass().name()),
        stated.sentence().map(Object::toString).orElse(null),
        stated.released().orElse(null));
  }

  /** A review or a case event; empty for time that passes, which is none. */
  public static Optional<SpecificRecord> event(UUID booking, CaseEvent event, Instant at) {
    if (event instanceof CaseEvent.Reviewed review) {
      Verdict verdict = Verdict.valueOf(review.verdict().name());
      return Optional.of(
          new Review(booking, review.by(), verdict, Times.written(at, ZoneOffset.UTC)));
    }
    if (event instanceof CaseEvent.Tick) {
      return Optional.empty();
    }
    return Optional.of(ReportedEvents.write(booking, event, at).build());
  }
}
