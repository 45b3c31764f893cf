package org.tenprint.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.TestService.LONG_AGO;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** What the running service cannot take is put aside, and the next passes. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class DeadLetterIT {
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

  @Test
  void theSameDeterminationAgainDecidesNothingAndAnotherIsADeadLetter() {
    UUID booking = service.book("CA0194200", "LAX-1");
    log.dispositions(booking, all -> all.size() == 3);
    service.book("CA0194200", "LAX-1");
    service.book("CA0194200", "LAX-1", IdentificationOutcome.NO_MATCH, context -> context);
    String dead = TopicCatalogue.DETERMINATIONS.deadLetters("notification-service");
    TestBroker.shared()
        .awaitRecords(
            dead,
            records ->
                records.stream()
                    .anyMatch(r -> new String(r.key(), UTF_8).equals(booking.toString())),
            Duration.ofMinutes(2));
    assertEquals(1, log.records(dead, booking).size());
    assertEquals(1, log.steps(booking, all -> !all.isEmpty()).size());
    assertEquals(3, log.dispositions(booking, all -> !all.isEmpty()).size());
  }

  @Test
  void poisonIsOneDeadLetterAndTheNextPasses() {
    UUID poisoned = TestEvents.bookingId("MA0146000", "WOR-0");
    TestBroker.shared()
        .produce(
            TopicCatalogue.DETERMINATIONS.name(),
            poisoned.toString().getBytes(UTF_8),
            new byte[] {1, 2, 3});
    UUID booking = service.book("MA0146000", "WOR-1");
    log.dispositions(booking, all -> all.size() == 3);
    String dead = TopicCatalogue.DETERMINATIONS.deadLetters("notification-service");
    TestBroker.shared()
        .awaitRecords(
            dead,
            records ->
                records.stream()
                    .anyMatch(r -> new String(r.key(), UTF_8).equals(poisoned.toString())),
            Duration.ofMinutes(2));
    assertEquals(1, log.records(dead, poisoned).size());
  }

  @Test
  void anInadmissibleInstrumentIsADeadLetterAndAppliesToNothing() {
    Instrument turned =
        TestEvents.instrument(
                "TURNED",
                TestEvents.state("TX"),
                Edge.RETURN,
                Effect.PERMIT,
                clock.instant(),
                clock.instant())
            .setEffectiveTo(Times.written(LONG_AGO, TestEvents.OFFSET))
            .build();
    log.write(TopicCatalogue.INSTRUMENTS.name(), "TURNED", turned, clock.instant());
    var letters =
        TestBroker.shared()
            .awaitRecords(
                TopicCatalogue.INSTRUMENTS.deadLetters("notification-service"),
                records -> records.stream().anyMatch(DeadLetterIT::turned),
                Duration.ofMinutes(2));
    String detail =
        new String(
            letters.stream()
                .filter(DeadLetterIT::turned)
                .findFirst()
                .orElseThrow()
                .headers()
                .lastHeader("dead-letter-detail")
                .value(),
            UTF_8);
    assertTrue(detail.contains("BAD_INTERVAL"), detail);
    assertTrue(ruleBook.known().book().instrument("TURNED").isEmpty());
    assertNotNull(ruleBook.known());
  }

  private static boolean turned(ConsumerRecord<byte[], byte[]> letter) {
    return new String(letter.key(), UTF_8).equals("TURNED");
  }
}
