package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.Place;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** A run in which everything is as it should be, to plant breaches in. */
final class SoundRun {
  static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant LONG_AGO = AT.minus(Duration.ofDays(9));
  static final SubmittedBooking.Place BOSTON =
      new SubmittedBooking.Place("MA0130100", "25025", "MA", "BOS");

  final Map<String, List<ConsumerRecord<byte[], byte[]>>> log = new TreeMap<>();
  final List<SubmittedBooking> submissions = new ArrayList<>();
  final List<History.Told> told = new ArrayList<>();
  final List<History.RuleChange> changes = new ArrayList<>();
  final List<History.Fault> faults = new ArrayList<>();
  final List<ConsumerRecord<byte[], byte[]>> repeated = new ArrayList<>();
  Map<String, List<ConsumerRecord<byte[], byte[]>>> again;
  Optional<Integer> recomputed = Optional.of(0);
  Optional<History.Canaries> canaries = Optional.of(new History.Canaries(1, Map.of()));

  /** One booking of a known person, one of a stranger, one of a minor, one refused; one fault. */
  SoundRun() {
    instrument("SHARE", Edge.SHARE, ScopeKind.NATION, "US", Effect.PERMIT);
    instrument("RETURN", Edge.RETURN, ScopeKind.NATION, "US", Effect.PERMIT);
    faults.add(new History.Fault("kill", AT.minusSeconds(20), AT.minusSeconds(20), true));
    booked("KNOWN-00001", true, false);
    booked("STRANGER-01", false, false);
    booked("MINOR-00001", true, true);
    submissions.add(submitted("REFUSED-001", Fate.REFUSED, true, false));
  }

  static SubmittedBooking submitted(String tcn, Fate fate, boolean known, boolean minor) {
    return new SubmittedBooking(
        BOSTON, tcn, fate, AT.minusSeconds(10), AT.minusSeconds(9), known, minor);
  }

  /** A booking with all that follows from it. */
  SubmittedBooking booked(String tcn, boolean known, boolean minor) {
    SubmittedBooking booking = submitted(tcn, Fate.OK, known, minor);
    submissions.add(booking);
    taken(booking);
    BookingContext context = context(booking);
    Identification identification =
        Identification.newBuilder()
            .setContext(context)
            .setOutcome(known ? IdentificationOutcome.MATCH : IdentificationOutcome.NO_MATCH)
            .setGallerySize(1)
            .setMatchThreshold(1)
            .setGreyThreshold(1)
            .setFalsePositiveRate(1)
            .setEngineVersion("e")
            .setIdentifiedAt(AT)
            .build();
    put(TopicCatalogue.IDENTIFICATIONS.name(), tcn, identification);
    Place place = new Place("MA0130100", "25025", "MA", "BOS");
    Determination determination =
        Determination.newBuilder()
            .setIdentification(identification)
            .setStatus(ImmigrationStatus.UNKNOWN)
            .setControlling(place)
            .setArresting(place)
            .setBooking(place)
            .setReferenceDataVersion("r")
            .setDeterminedAt(AT)
            .build();
    var input = put(TopicCatalogue.DETERMINATIONS.name(), tcn, determination);
    step(booking, 1, input);
    for (RecipientAddress to : booking.recipients()) {
      if (!known && to.kind() == RecipientAddress.Kind.FIELD_OFFICE) {
        decide(booking, to.text(), 1, Outcome.NOT_APPLICABLE, Reason.NO_MATCH, 2);
      } else if (minor) {
        decide(booking, to.text(), 1, Outcome.HELD, Reason.JUVENILE, 2);
      } else {
        decide(booking, to.text(), 1, Outcome.DELIVERED, Reason.PERMITTED, 2);
      }
    }
    return booking;
  }

  void taken(SubmittedBooking booking) {
    Receipt receipt =
        Receipt.newBuilder()
            .setBookingOri("MA0130100")
            .setTcn(booking.tcn())
            .setBookingId(booking.id())
            .setOutcome(ReceiptOutcome.ACCEPTED)
            .setDigest("ab")
            .setIntake(Intake.REST_JSON)
            .setReceivedAt(AT)
            .build();
    put(TopicCatalogue.RECEIPTS.name(), booking.tcn(), receipt);
    put(
        TopicCatalogue.BOOKINGS.name(),
        booking.tcn(),
        Booking.newBuilder()
            .setContext(context(booking))
            .setRetention(Retention.SEARCH_ONLY)
            .setPrints(List.of())
            .setIntake(Intake.REST_JSON)
            .setDigest("ab")
            .build());
  }

  private static BookingContext context(SubmittedBooking booking) {
    return BookingContext.newBuilder()
        .setBookingId(booking.id())
        .setTcn(booking.tcn())
        .setControllingOri("MA0130100")
        .setBookingOri("MA0130100")
        .setBookedAt(new OffsetTime(AT, 0))
        .setReceivedAt(AT)
        .build();
  }

  void step(SubmittedBooking booking, int number, ConsumerRecord<byte[], byte[]> input) {
    put(
        TopicCatalogue.CASE_STEPS.name(),
        booking.tcn(),
        CaseStep.newBuilder()
            .setBookingId(booking.id())
            .setStep(number)
            .setTrigger(StepTrigger.DETERMINATION)
            .setOrigin(new Origin(input.topic(), input.partition(), input.offset()))
            .setAt(new OffsetTime(AT, 0))
            .setRuleBookVersion("ab".repeat(32))
            .setRuleBookOffset(2)
            .setDispositions(3)
            .build());
  }

  /** A disposition, and the message of one that delivers, which the recipient is handed. */
  void decide(
      SubmittedBooking booking,
      String recipient,
      int step,
      Outcome outcome,
      Reason reason,
      long ruleBookOffset) {
    boolean message = outcome == Outcome.DELIVERED || outcome == Outcome.RECALLED;
    String id = message ? booking.tcn() + "-" + recipient + "-" + step : null;
    put(
        TopicCatalogue.DISPOSITIONS.name(),
        booking.tcn(),
        Disposition.newBuilder()
            .setBookingId(booking.id())
            .setBookingOri("MA0130100")
            .setTcn(booking.tcn())
            .setRecipient(recipient)
            .setEdge(Edge.RETURN)
            .setOutcome(outcome)
            .setReason(reason)
            .setRuleBookVersion("ab".repeat(32))
            .setRuleBookOffset(ruleBookOffset)
            .setReferenceDataVersion("r")
            .setStep(step)
            .setMessageId(id)
            .setDecidedAt(new OffsetTime(AT, 0))
            .build());
    if (message) {
      String topic = RecipientAddress.of(recipient).topic();
      told.add(
          HistoryFile.told(
              recipient, put(topic, booking.tcn(), message(booking, recipient, id, outcome))));
    }
  }

  static RecipientMessage message(
      SubmittedBooking booking, String recipient, String id, Outcome outcome) {
    return RecipientMessage.newBuilder()
        .setMessageId(id)
        .setKind(outcome == Outcome.RECALLED ? MessageKind.RECALL : MessageKind.IDENTIFICATION)
        .setRecalls(outcome == Outcome.RECALLED ? id.replaceFirst("2$", "1") : null)
        .setBookingId(booking.id())
        .setTcn(booking.tcn())
        .setBookingOri("MA0130100")
        .setRecipient(recipient)
        .setLevels(List.of())
        .setInstruments(List.of())
        .setSentAt(AT)
        .build();
  }

  void instrument(String id, Edge edge, ScopeKind kind, String scope, Effect effect) {
    instrument(id, edge, kind, scope, effect, LONG_AGO);
  }

  void instrument(
      String id, Edge edge, ScopeKind kind, String scope, Effect effect, Instant recorded) {
    put(
        TopicCatalogue.INSTRUMENTS.name(),
        id,
        Instrument.newBuilder()
            .setId(id)
            .setIssuer(Issuer.FEDERAL)
            .setScope(new Scope(kind, scope))
            .setPlace(PlaceKind.CONTROLLING)
            .setEdge(edge)
            .setEffect(effect)
            .setReason(effect == Effect.PERMIT ? null : Reason.RECIPIENT_REFUSED)
            .setEffectiveFrom(new OffsetTime(LONG_AGO, 0))
            .setRecorded(new OffsetTime(recorded, 0))
            .setAuthor("author")
            .setApprovals(List.of(new Approval("one", null, null), new Approval("two", null, null)))
            .build());
  }

  ConsumerRecord<byte[], byte[]> put(String topic, String key, SpecificRecord event) {
    return put(topic, key, WrittenRecords.encoded(event));
  }

  ConsumerRecord<byte[], byte[]> put(String topic, String key, byte[] value) {
    var record = WrittenRecords.of(topic, 0, log.getOrDefault(topic, List.of()).size(), key, value);
    log.computeIfAbsent(topic, none -> new ArrayList<>()).add(record);
    return record;
  }

  History history() {
    var second = again == null ? log : again;
    return new History(
        submissions,
        LoggedEvents.of(log.keySet(), log::get)
            .without(SoundRun::planted)
            .repeating(repeated::contains),
        RecordDigests.of(second.keySet(), second::get),
        told,
        changes,
        faults,
        new History.Beside(recomputed, canaries, Duration.ofSeconds(60)));
  }

  private static boolean planted(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8).equals("poison");
  }

  /** What the check of that id finds. */
  Checked check(String id) {
    return HistoryChecks.of(history()).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  void broken(String id, String what) {
    Checked found = check(id);
    assertEquals(Judgement.FALSE, found.judgement(), found.toString());
    assertTrue(found.where().toString().contains(what), found.where().toString());
  }

  void unknown(String id) {
    assertEquals(Judgement.UNKNOWN, check(id).judgement(), id);
    assertThrows(AssertionError.class, () -> HistoryChecks.hold(HistoryChecks.of(history())));
  }
}
