package org.tenprint.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.events.notification.Verdict;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** The running service over a real broker: each test has a state of its own. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class DisclosureIT {
  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private TestService service;

  @BeforeEach
  void theFieldOfficesAreTold() {
    clock.advance(Duration.ofMinutes(1));
    service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
  }

  private static Map<String, Outcome> outcomes(List<Disposition> dispositions) {
    return dispositions.stream()
        .collect(
            Collectors.toMap(
                Disposition::getRecipient, Disposition::getOutcome, (older, newer) -> newer));
  }

  @Test
  void whatInstrumentsPermitIsDeliveredAndTheRestIsWithheldAndSaidSo() {
    UUID booking = service.book("TX1010000", "HOU-1");
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 3);
    assertEquals(
        Map.of(
            "field-office:HOU", Outcome.DELIVERED,
            "sib:TX", Outcome.WITHHELD,
            "agency:TX1010000", Outcome.WITHHELD),
        outcomes(dispositions));
    Disposition delivered = dispositions.get(0);
    assertEquals(List.of("FED-SHARE"), delivered.getInstruments());
    assertEquals(ruleBook.known().book().version(), delivered.getRuleBookVersion());
    RecipientMessage message =
        log.messages("field-office.HOU.matches.v1", booking, all -> all.size() == 1).get(0);
    assertEquals(delivered.getMessageId(), message.getMessageId());
    assertEquals(MessageKind.IDENTIFICATION, message.getKind());
    assertEquals("subject-HOU-1", message.getSubjectId());
    assertEquals(2, message.getLevels().size());
    assertEquals(Reason.NO_RULE, dispositions.get(1).getReason());
    assertNull(dispositions.get(1).getMessageId());
    assertEquals(List.of(), log.records("sib.TX.identifications.v1", booking));
    CaseStep step = log.steps(booking, all -> all.size() == 1).get(0);
    assertEquals(3, step.getDispositions());
    assertEquals(TopicCatalogue.DETERMINATIONS.name(), step.getOrigin().getTopic());
  }

  @Test
  void aRefusalAppliesToTheNextDecision() {
    service.permitReturns("IL");
    UUID before = service.book("IL0450300", "KAN-1");
    assertEquals(
        Outcome.DELIVERED,
        outcomes(log.dispositions(before, all -> all.size() == 3)).get("sib:IL"));
    clock.advance(Duration.ofSeconds(1));
    service.record(
        TestEvents.instrument(
            "IL-REFUSAL",
            TestEvents.state("IL"),
            Edge.RETURN,
            Effect.WITHHOLD,
            clock.instant(),
            clock.instant()));
    UUID after = service.book("IL0450300", "KAN-2");
    List<Disposition> dispositions = log.dispositions(after, all -> all.size() == 3);
    assertEquals(
        Map.of(
            "field-office:CHI", Outcome.DELIVERED,
            "sib:IL", Outcome.WITHHELD,
            "agency:IL0450300", Outcome.WITHHELD),
        outcomes(dispositions));
    assertEquals(List.of("IL-REFUSAL"), dispositions.get(1).getInstruments());
    assertEquals(3, log.dispositions(before, all -> all.size() >= 3).size());
  }

  @Test
  void aHoldIsReleasedByTwoPeopleAndNotByOne() {
    service.permitReturns("CA");
    UUID booking =
        service.book("CA0380100", "SFO-1", IdentificationOutcome.GREY, context -> context);
    assertEquals(
        Map.of(
            "field-office:SFR", Outcome.HELD,
            "sib:CA", Outcome.HELD,
            "agency:CA0380100", Outcome.HELD),
        outcomes(log.dispositions(booking, all -> all.size() == 3)));
    clock.advance(Duration.ofMinutes(5));
    service.review(booking, "examiner-one", Verdict.MATCH);
    service.review(booking, "examiner-one", Verdict.MATCH);
    log.steps(booking, all -> all.size() == 3);
    assertEquals(3, log.dispositions(booking, all -> all.size() >= 3).size());
    service.review(booking, "examiner-two", Verdict.MATCH);
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 6);
    assertEquals(
        Map.of(
            "field-office:SFR", Outcome.DELIVERED,
            "sib:CA", Outcome.DELIVERED,
            "agency:CA0380100", Outcome.DELIVERED),
        outcomes(dispositions));
    log.messages("sib.CA.identifications.v1", booking, all -> all.size() == 1);
  }

  @Test
  void aHoldThatNobodyAnswersExpires() {
    UUID booking =
        service.book("VA0070100", "ARL-1", IdentificationOutcome.GREY, context -> context);
    log.dispositions(booking, all -> all.size() == 3);
    clock.advance(Duration.ofDays(30));
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 6);
    assertEquals(Outcome.WITHHELD, dispositions.get(5).getOutcome());
    assertEquals(Reason.EXPIRED, dispositions.get(5).getReason());
    List<CaseStep> steps = log.steps(booking, all -> all.size() == 2);
    assertEquals(StepTrigger.DEADLINE, steps.get(1).getTrigger());
    assertNull(steps.get(1).getOrigin());
  }

  @Test
  void aBackDatedRefusalRecallsWhatWasDelivered() {
    service.permitReturns("NJ");
    UUID booking = service.book("NJNPD0000", "NEW-1");
    log.dispositions(booking, all -> all.size() == 3);
    clock.advance(Duration.ofDays(3));
    service.record(
        TestEvents.instrument(
            "NJ-REFUSAL-LATE",
            TestEvents.state("NJ"),
            Edge.RETURN,
            Effect.WITHHOLD,
            clock.instant().minus(Duration.ofDays(10)),
            clock.instant()));
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 5);
    assertEquals(
        Map.of(
            "field-office:NEW", Outcome.DELIVERED,
            "sib:NJ", Outcome.RECALLED,
            "agency:NJNPD0000", Outcome.RECALLED),
        outcomes(dispositions));
    List<RecipientMessage> told =
        log.messages("agency.NJNPD0000.identifications.v1", booking, all -> all.size() == 2);
    assertEquals(MessageKind.RECALL, told.get(1).getKind());
    assertEquals(told.get(0).getMessageId(), told.get(1).getRecalls());
    assertEquals(
        StepTrigger.RULE_BOOK, log.steps(booking, all -> all.size() == 2).get(1).getTrigger());
  }

  @Test
  void whatComesBeforeTheDeterminationCountsInTheDecision() {
    UUID booking = TestEvents.bookingId("DCMPD0000", "DC-1");
    log.write(
        TopicCatalogue.CASE_EVENTS.name(),
        booking.toString(),
        TestEvents.event(booking, CaseEventKind.EXPUNGED, clock.instant())
            .setOrder("ORDER-1")
            .build(),
        clock.instant());
    awaitEarly();
    service.book("DCMPD0000", "DC-1");
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 3);
    dispositions.forEach(d -> assertEquals(Reason.SEALED, d.getReason()));
    List<CaseStep> steps = log.steps(booking, all -> all.size() == 2);
    assertEquals(TopicCatalogue.CASE_EVENTS.name(), steps.get(0).getOrigin().getTopic());
    assertEquals(StepTrigger.DETERMINATION, steps.get(1).getTrigger());
    assertEquals(List.of(), log.records("field-office.WAS.matches.v1", booking));
  }

  /** Until the hop has taken what was written to the topic of case events. */
  private void awaitEarly() {
    UUID early = TestEvents.bookingId("DCMPD0000", "DC-1");
    TestBroker.shared()
        .produce(
            TopicCatalogue.CASE_EVENTS.name(), early.toString().getBytes(UTF_8), new byte[] {0});
    TestBroker.shared()
        .awaitRecords(
            TopicCatalogue.CASE_EVENTS.deadLetters("notification-service"),
            records ->
                records.stream().anyMatch(r -> new String(r.key(), UTF_8).equals(early.toString())),
            Duration.ofMinutes(2));
  }
}
