package org.tenprint.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.reference.ReferenceSet;

/** Events of one booking by Boston's police, and the instruments beside it. */
final class ReplayEvents {
  static final String BOSTON = "MA0130100";
  static final Instant NOON = Instant.parse("2011-06-05T16:00:00.123456Z");
  static final ZoneOffset EASTERN = ZoneOffset.ofHours(-4);
  static final ReferenceSet SAMPLE = ReferenceSet.sample();

  private ReplayEvents() {}

  static Instrument instrument(String id, Edge edge, Effect effect, Instant time) {
    boolean share = edge == Edge.SHARE;
    return Instrument.newBuilder()
        .setId(id)
        .setIssuer(effect == Effect.PERMIT ? Issuer.FEDERAL : Issuer.STATE)
        .setScope(share ? new Scope(ScopeKind.NATION, "US") : new Scope(ScopeKind.STATE, "MA"))
        .setPlace(PlaceKind.CONTROLLING)
        .setEdge(edge)
        .setEffect(effect)
        .setReason(effect == Effect.PERMIT ? null : Reason.RECIPIENT_REFUSED)
        .setEffectiveFrom(Times.written(NOON.minusSeconds(7200), EASTERN))
        .setRecorded(Times.written(time, EASTERN))
        .setAuthor("author")
        .setApprovals(List.of(new Approval("one", null, null), new Approval("two", null, null)))
        .build();
  }

  static Determination determination(
      String tcn, IdentificationOutcome outcome, boolean protectedPerson) throws BrokenEvent {
    boolean found = outcome == IdentificationOutcome.MATCH;
    BookingContext booking =
        BookingContext.newBuilder()
            .setBookingId(BookingIds.of(BOSTON, tcn))
            .setTcn(tcn)
            .setControllingOri(BOSTON)
            .setBookingOri(BOSTON)
            .setBookedAt(Times.written(NOON.minusSeconds(60), EASTERN))
            .setBorn(LocalDate.of(1980, 3, 4))
            .setProtectedPerson(protectedPerson)
            .setCharges(List.of(new Charge("1201", null, LocalDate.of(2011, 6, 4))))
            .setReceivedAt(NOON.minusSeconds(50))
            .build();
    Identification identification =
        Identification.newBuilder()
            .setContext(booking)
            .setOutcome(outcome)
            .setSubjectId(found ? "subject-1" : null)
            .setGallerySize(10)
            .setMatchThreshold(40)
            .setGreyThreshold(30)
            .setFalsePositiveRate(0.001)
            .setEngineVersion("test")
            .setIdentifiedAt(NOON.minusSeconds(40))
            .build();
    RecordFacts record = new RecordFacts(ImmigrationStatus.REMOVABLE, "R-1", null, List.of());
    return Determinations.of(
        identification, found ? Optional.of(record) : Optional.empty(), SAMPLE, NOON);
  }

  static byte[] bytes(SpecificRecord event) {
    try {
      ByteBuffer buffer =
          new BinaryMessageEncoder<SpecificRecord>(SpecificData.get(), event.getSchema())
              .encode(event);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
