package org.tenprint.notification.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.Standing;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Guarantees;

/** What the hop guarantees whatever happens to it, on a real broker. */
class HopGuaranteesIT {
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String BOSTON = "MA0130100";
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  static StagedService staged(String name, boolean create) {
    StagedService service =
        new StagedService(
            TestBroker.shared(), name + ".", TestEvents.REFERENCE, SETTINGS, create, NOW);
    service.moveTo(NOW);
    return service;
  }

  static void everybodyMayBeTold(StagedService service) {
    Instant early = NOW.minusSeconds(86_400);
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN, Edge.REQUEST)) {
      Instrument permit =
          TestEvents.instrument(
                  "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
              .build();
      Origin origin = service.write(TopicCatalogue.INSTRUMENTS, permit.getId(), permit);
      Awaitility.await()
          .atMost(LONG)
          .until(() -> service.rules().known().offset() > origin.getOffset());
    }
  }

  static Determination determination(String tcn, IdentificationOutcome outcome, boolean hidden) {
    return TestEvents.determination(
        TestEvents.booking(BOSTON, tcn, NOW.minusSeconds(60)).setProtectedPerson(hidden).build(),
        outcome,
        NOW);
  }

  private static void holdGuarantees(StagedService service) {
    service
        .stage()
        .holdTo(
            Guarantees.oneDispositionEach(),
            Guarantees.nothingBeyondDispositions(),
            Guarantees.eachRecallsWhatStands(),
            Guarantees.gaplessSteps());
  }

  static UUID decide(StagedService service, Determination determination) {
    UUID booking = determination.getIdentification().getContext().getBookingId();
    service.awaitStep(
        service.write(TopicCatalogue.DETERMINATIONS, booking.toString(), determination));
    return booking;
  }

  @Test
  void whatWasDecidedIsKeptWhenTheHopDiesAndItsDiskIsGone() {
    StagedService first = staged("restart", true);
    everybodyMayBeTold(first);
    UUID booking = decide(first, determination("T-1", IdentificationOutcome.GREY, false));
    first.awaitStep(review(first, booking, "one"));
    first.kill();
    try (StagedService second = staged("restart", true)) {
      second.resumeAfter(first);
      second.awaitStep(review(second, booking, "two"));
      second.flush();
      List<Disposition> dispositions =
          second.read(second.name(TopicCatalogue.DISPOSITIONS), second.codecs().dispositions());
      assertEquals(6, dispositions.size());
      dispositions
          .subList(3, 6)
          .forEach(d -> assertEquals(Outcome.DELIVERED, d.getOutcome(), d.getRecipient()));
      holdGuarantees(second);
    }
  }

  static Origin review(StagedService service, UUID booking, String by) {
    return service.write(
        TopicCatalogue.REVIEWS,
        booking.toString(),
        TestEvents.review(booking, by, org.tenprint.events.notification.Verdict.MATCH, NOW));
  }

  @Test
  void whoWouldReviewIsToldWhatStandsInTheRunningHop() throws Exception {
    try (StagedService service = staged("standing", true)) {
      UUID early = TestEvents.bookingId(BOSTON, "T-40");
      assertEquals(new Standing.NotKnown(), service.standing(early));
      review(service, early, "one");
      service.flush();
      assertEquals(new Standing.NotKnown(), service.standing(early), "kept, but not decided");
      UUID held = decide(service, determination("T-41", IdentificationOutcome.GREY, false));
      assertEquals(
          new Standing.Decided(Set.of(Verdict.MATCH, Verdict.NO_MATCH), Set.of(), Set.of(), "BOS"),
          service.standing(held));
    }
  }

  /** Clocks differ: the protection, recorded first, bears the later time. */
  @Test
  void aProtectionThatWasRecordedFirstIsNotOvertaken() {
    StagedService first = staged("overtaken", true);
    everybodyMayBeTold(first);
    first.kill();
    Determination determination = determination("T-30", IdentificationOutcome.MATCH, false);
    UUID booking = determination.getIdentification().getContext().getBookingId();
    first.set(NOW.plusSeconds(60));
    Origin hidden =
        first.write(
            TopicCatalogue.CASE_EVENTS,
            booking.toString(),
            TestEvents.event(booking, CaseEventKind.PROTECTED, NOW).build());
    first.set(NOW.minusSeconds(60));
    Origin decided = first.write(TopicCatalogue.DETERMINATIONS, booking.toString(), determination);
    try (StagedService second = staged("overtaken", true)) {
      second.resumeAfter(first);
      second.awaitStep(decided);
      second.flush();
      List<Disposition> dispositions =
          second.read(second.name(TopicCatalogue.DISPOSITIONS), second.codecs().dispositions());
      assertEquals(3, dispositions.size());
      dispositions.forEach(d -> assertEquals(Reason.PROTECTED, d.getReason(), d.getRecipient()));
      List<CaseStep> steps =
          second.read(second.name(TopicCatalogue.CASE_STEPS), second.codecs().steps());
      assertEquals(List.of(hidden, decided), steps.stream().map(CaseStep::getOrigin).toList());
      assertTrue(second.records(second.topics().ofRecipient("field-office:BOS")).isEmpty());
    }
  }

  @Test
  void aProtectedPersonCannotBeToldFromAStrangerByAnyRecipient() {
    try (StagedService service = staged("protected", true)) {
      everybodyMayBeTold(service);
      UUID hidden = decide(service, determination("T-10", IdentificationOutcome.MATCH, true));
      UUID stranger = decide(service, determination("T-20", IdentificationOutcome.NO_MATCH, false));
      service.flush();
      List<Disposition> dispositions =
          service.read(service.name(TopicCatalogue.DISPOSITIONS), service.codecs().dispositions());
      assertEquals(3, dispositions.stream().filter(d -> d.getReason() == Reason.PROTECTED).count());
      for (String recipient : List.of("sib:MA", "agency:" + BOSTON)) {
        var records = service.records(service.topics().ofRecipient(recipient));
        var messages =
            service.read(service.topics().ofRecipient(recipient), service.codecs().messages());
        assertEquals(2, records.size());
        assertEquals(hidden, messages.get(0).getBookingId());
        assertEquals(stranger, messages.get(1).getBookingId());
        assertEquals(shape(records.get(0)), shape(records.get(1)));
        assertArrayEquals(
            service.codecs().messages().encode(withoutIds(messages.get(0))),
            service.codecs().messages().encode(withoutIds(messages.get(1))));
        assertNotEquals(messages.get(0).getMessageId(), messages.get(1).getMessageId());
      }
      assertTrue(service.records(service.topics().ofRecipient("field-office:BOS")).isEmpty());
      holdGuarantees(service);
    }
  }

  /** Sizes of everything, and the values of headers that carry no id. */
  private static Map<String, String> shape(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> shape = new TreeMap<>();
    shape.put("key", Integer.toString(record.key().length));
    shape.put("value", Integer.toString(record.value().length));
    shape.put("timestamp", Long.toString(record.timestamp()));
    List<String> ids = List.of("ce_id", "ce_subject", "ce_correlationid", "traceparent");
    for (Header header : record.headers()) {
      shape.put(
          header.key(),
          ids.contains(header.key())
              ? Integer.toString(header.value().length)
              : new String(header.value(), UTF_8));
    }
    return shape;
  }

  private static RecipientMessage withoutIds(RecipientMessage message) {
    return RecipientMessage.newBuilder(message)
        .setMessageId("")
        .setTcn("")
        .setBookingId(new UUID(0, 0))
        .build();
  }

  @Test
  void aRecipientWithoutATopicIsADeadLetterAndTheNextPasses() {
    try (StagedService service = staged("topicless", false)) {
      everybodyMayBeTold(service);
      Determination refused = determination("T-1", IdentificationOutcome.MATCH, false);
      service.write(
          TopicCatalogue.DETERMINATIONS,
          refused.getIdentification().getContext().getBookingId().toString(),
          refused);
      var letters =
          TestBroker.shared()
              .awaitRecords(service.deadLetters(TopicCatalogue.DETERMINATIONS), 1, LONG);
      assertTrue(
          new String(letters.get(0).headers().lastHeader("dead-letter-detail").value(), UTF_8)
              .contains("no topic"));
      List<String> topics = new ArrayList<>();
      Stream.of("field-office:BOS", "sib:MA", "agency:" + BOSTON)
          .map(service.topics()::ofRecipient)
          .forEach(topics::add);
      topics.forEach(topic -> TestBroker.shared().createTopic(topic, 1));
      decide(service, determination("T-2", IdentificationOutcome.MATCH, false));
      assertEquals(1, TestBroker.shared().awaitRecords(topics.get(0), 1, LONG).size());
    }
  }
}
