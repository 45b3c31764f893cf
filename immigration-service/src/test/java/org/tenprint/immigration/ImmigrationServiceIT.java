package org.tenprint.immigration;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.identification;
import static org.tenprint.immigration.TestEvents.statement;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.ErrorForm;
import org.tenprint.testkit.quarkus.KafkaResource;
import org.tenprint.testkit.quarkus.Management;
import org.tenprint.testkit.quarkus.Metrics;
import org.tenprint.testkit.quarkus.PostgresResource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TopicsResource.class)
@QuarkusTestResource(PostgresResource.class)
class ImmigrationServiceIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final TestBroker broker = TestBroker.shared();

  @Test
  void anIdentificationIsDeterminedFromTheDatabase() throws Exception {
    Management.awaitReady();
    get(Management.url("/q/health/ready"))
        .then()
        .body(containsString("Database connections health check"));
    RecordStatement stated = statement("SVC", "R-SVC", ImmigrationStatus.REMOVABLE);
    byte[] value = EventCodec.of(RecordStatement.class).encode(stated);
    broker.produce(TopicCatalogue.STATEMENTS.of("registry"), bytes("SVC"), value);

    Identification found = identification("SVC-1", IdentificationOutcome.MATCH, "SVC");
    String id = found.getContext().getBookingId().toString();
    broker.produce(
        TopicCatalogue.IDENTIFICATIONS.name(),
        bytes(id),
        EventCodec.of(Identification.class).encode(found));
    ConsumerRecord<byte[], byte[]> written =
        broker.awaitRecords(TopicCatalogue.DETERMINATIONS.name(), 1, LONG).get(0);
    Determination made =
        EventCodec.of(Determination.class).with(TestKeys.VAULT).decode(written.value());
    assertEquals(ImmigrationStatus.REMOVABLE, made.getStatus());
    assertEquals("BOS", made.getControlling().getFieldOffice());
    Envelope envelope = Envelope.readFrom(written.headers(), "", Instant.EPOCH);
    assertEquals("/immigration-service", envelope.source());
    assertEquals(made.getDeterminedAt(), envelope.time());
    get("/q/metrics").then().statusCode(401);
    get(Management.url("/q/metrics")).then().body(containsString("tenprint_determinations_total"));
    metricsMoveAlikeWhateverWasFound();
  }

  @Test
  void everyErrorOfBothPortsIsAProblemDetail() {
    ErrorForm.checkAsNobody();
  }

  /** Whoever reads the metrics before and after one booking does not learn what was found. */
  private void metricsMoveAlikeWhateverWasFound() {
    Map<String, Double> before = Metrics.told();
    determined(identification("SVC-2", IdentificationOutcome.NO_MATCH, null), 2);
    Map<String, Double> stranger = Metrics.told();
    determined(identification("SVC-3", IdentificationOutcome.MATCH, "SVC"), 3);
    Map<String, Double> known = Metrics.told();
    assertTrue(Metrics.moved(before, stranger).containsKey("tenprint_determinations_total"));
    assertEquals(Metrics.moved(before, stranger), Metrics.moved(stranger, known));
  }

  private void determined(Identification found, int count) {
    byte[] id = bytes(found.getContext().getBookingId().toString());
    byte[] value = EventCodec.of(Identification.class).encode(found);
    broker.produce(TopicCatalogue.IDENTIFICATIONS.name(), id, value);
    broker.awaitRecords(TopicCatalogue.DETERMINATIONS.name(), count, LONG);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
