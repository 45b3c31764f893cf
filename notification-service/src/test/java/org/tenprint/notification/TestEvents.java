package org.tenprint.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.MessageKey;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.decisions.Times;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.Verdict;
import org.tenprint.events.notification.Warrant;
import org.tenprint.reference.ReferenceSet;

/** Events as the tests need them: an adult booked on an ordinary day, two approvers. */
public final class TestEvents {
  public static final ReferenceSet REFERENCE = ReferenceSet.sample();
  public static final ZoneOffset OFFSET = ZoneOffset.ofHours(-5);

  private TestEvents() {}

  /** A key, as the service draws one. */
  public static MessageKey messageKey() {
    byte[] key = new byte[MessageKey.LENGTH];
    ThreadLocalRandom.current().nextBytes(key);
    return new MessageKey(key);
  }

  public static UUID bookingId(String ori, String tcn) {
    return BookingIds.of(ori, tcn);
  }

  public static BookingContext.Builder booking(String ori, String tcn, Instant bookedAt) {
    return BookingContext.newBuilder()
        .setBookingId(bookingId(ori, tcn))
        .setTcn(tcn)
        .setControllingOri(ori)
        .setBookingOri(ori)
        .setBookedAt(Times.written(bookedAt, OFFSET))
        .setBorn(LocalDate.of(1980, 3, 4))
        .setCharges(List.of(new Charge("1201", null, LocalDate.of(2026, 3, 1))))
        .setReceivedAt(Times.kept(bookedAt));
  }

  public static Determination determination(
      BookingContext context, IdentificationOutcome outcome, Instant at) {
    boolean found = outcome == IdentificationOutcome.MATCH || outcome == IdentificationOutcome.GREY;
    Identification identification =
        Identification.newBuilder()
            .setContext(context)
            .setOutcome(outcome)
            .setSubjectId(found ? "subject-" + context.getTcn() : null)
            .setGallerySize(1000)
            .setMatchThreshold(40)
            .setGreyThreshold(30)
            .setFalsePositiveRate(0.001)
            .setEngineVersion("test")
            .setIdentifiedAt(Times.kept(at))
            .build();
    RecordFacts record = new RecordFacts(ImmigrationStatus.REMOVABLE, "record-1", null, List.of());
    try {
      return Determinations.of(
          identification, found ? Optional.of(record) : Optional.empty(), REFERENCE, at);
    } catch (BrokenEvent e) {
      throw new IllegalStateException(e);
    }
  }

  public static Instrument.Builder instrument(
      String id, Scope scope, Edge edge, Effect effect, Instant from, Instant recorded) {
    return Instrument.newBuilder()
        .setId(id)
        .setIssuer(effect == Effect.PERMIT ? Issuer.FEDERAL : Issuer.STATE)
        .setScope(scope)
        .setPlace(PlaceKind.CONTROLLING)
        .setEdge(edge)
        .setEffect(effect)
        .setReason(effect == Effect.PERMIT ? null : Reason.RECIPIENT_REFUSED)
        .setEffectiveFrom(Times.written(from, OFFSET))
        .setRecorded(Times.written(recorded, OFFSET))
        .setAuthor("author")
        .setApprovals(
            List.of(
                new Approval("approver-one", null, null),
                new Approval("approver-two", null, null)));
  }

  public static Scope nation() {
    return new Scope(ScopeKind.NATION, "US");
  }

  public static Scope state(String state) {
    return new Scope(ScopeKind.STATE, state);
  }

  public static Review review(UUID booking, String by, Verdict verdict, Instant at) {
    return new Review(booking, by, verdict, Times.written(at, OFFSET));
  }

  public static CaseEvent.Builder event(UUID booking, CaseEventKind kind, Instant at) {
    return CaseEvent.newBuilder()
        .setBookingId(booking)
        .setKind(kind)
        .setAt(Times.written(at, OFFSET));
  }

  /** An office asks the agency of that ORI, and the door asks at once. */
  public static CaseEvent request(UUID booking, String ori, Warrant warrant, Instant at) {
    return event(booking, CaseEventKind.REQUESTED, at)
        .setAsked(Times.written(at, OFFSET))
        .setOri(ori)
        .setWarrant(warrant)
        .build();
  }
}
