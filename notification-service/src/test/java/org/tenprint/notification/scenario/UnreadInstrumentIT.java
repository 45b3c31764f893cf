package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.testkit.TestBroker;

/** Rules of which one cannot be read, on a real broker: it opens nothing. */
class UnreadInstrumentIT {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant EARLY = NOW.minusSeconds(86_400);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String BOSTON = "MA0130100";
  private static final String REFUSAL = "MA-REFUSAL";
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  @Test
  void anApprovedWithholdingThatCannotBeReadHoldsUntilTwoPeopleRecordItAgain() {
    try (StagedService service =
        new StagedService(TestBroker.shared(), "unread.", TestEvents.REFERENCE, SETTINGS)) {
      service.moveTo(NOW);
      record(service, instrument("SHARE", Edge.SHARE, Effect.PERMIT));
      record(service, instrument("RETURN", Edge.RETURN, Effect.PERMIT));
      byte[] refusal =
          service.codecs().instruments().encode(instrument(REFUSAL, Edge.RETURN, Effect.WITHHOLD));
      byte[] cutOff = Arrays.copyOf(refusal, refusal.length - 1);
      known(service, service.write(TopicCatalogue.INSTRUMENTS, REFUSAL, cutOff, "instrument"));
      for (Disposition held : decide(service, "T-1")) {
        assertEquals(Outcome.HELD, held.getOutcome(), held.getRecipient());
        assertEquals(Reason.EXAMINER_REVIEW, held.getReason(), held.getRecipient());
        assertEquals(List.of(REFUSAL), held.getInstruments(), held.getRecipient());
      }
      assertEquals(1, service.records(service.deadLetters(TopicCatalogue.INSTRUMENTS)).size());
      List<UnreadRecord> listed = service.register().unread();
      assertEquals(List.of(REFUSAL), listed.stream().map(UnreadRecord::id).toList());
      assertEquals(List.of(2L), listed.stream().map(UnreadRecord::position).toList());

      Instrument again = instrument(REFUSAL, Edge.RETURN, Effect.WITHHOLD);
      record(service, Instrument.newBuilder(again).setApprovals(List.of()).build());
      assertTrue(
          decide(service, "T-2").stream().allMatch(d -> d.getOutcome() == Outcome.HELD),
          "one person's draft lifts nothing");

      record(service, again);
      for (Disposition told : decide(service, "T-3")) {
        boolean share = told.getEdge() == Edge.SHARE;
        assertEquals(
            share ? Outcome.DELIVERED : Outcome.WITHHELD, told.getOutcome(), told.getRecipient());
      }
      assertEquals(List.of(), service.register().unread());
    }
  }

  private static Instrument instrument(String id, Edge edge, Effect effect) {
    return TestEvents.instrument(id, TestEvents.nation(), edge, effect, EARLY, EARLY).build();
  }

  private static void record(StagedService service, Instrument instrument) {
    known(service, service.write(TopicCatalogue.INSTRUMENTS, instrument.getId(), instrument));
  }

  private static void known(StagedService service, Origin origin) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> service.rules().known().offset() > origin.getOffset());
  }

  private static List<Disposition> decide(StagedService service, String tcn) {
    Determination determination =
        TestEvents.determination(
            TestEvents.booking(BOSTON, tcn, NOW.minusSeconds(60)).build(),
            IdentificationOutcome.MATCH,
            NOW);
    UUID booking = determination.getIdentification().getContext().getBookingId();
    service.awaitStep(
        service.write(TopicCatalogue.DETERMINATIONS, booking.toString(), determination));
    service.flush();
    List<Disposition> dispositions =
        service
            .read(service.name(TopicCatalogue.DISPOSITIONS), service.codecs().dispositions())
            .stream()
            .filter(d -> d.getBookingId().equals(booking))
            .toList();
    assertEquals(3, dispositions.size());
    return dispositions;
  }
}
