package org.tenprint.immigration.adapter.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.statement;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OTHER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OWNER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.ownersTopic;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.testkit.TestBroker;

/** A schema that must be asked for, of a registry that does not answer. */
class RegistryAwayIT {
  private static final byte[] FRAMED = {0, 0, 0, 18, 103, 7};

  @Test
  void holdsTheOwnerWhoseStatementNeedsItAlone() throws Exception {
    AtomicInteger answer = new AtomicInteger(503);
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger registered = new AtomicInteger();
    registry.createContext(
        "/",
        exchange -> {
          boolean asked = exchange.getRequestURI().getPath().startsWith("/schemas/ids/");
          byte[] body = ("{\"id\": " + registered.incrementAndGet() + "}").getBytes(US_ASCII);
          exchange.sendResponseHeaders(asked ? answer.get() : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    registry.start();
    Lifeline lifeline = Lifeline.observed();
    try (TestBroker broker = TestBroker.dedicated()) {
      TopicLog log = new TopicLog(broker);
      URI address = URI.create("http://127.0.0.1:" + registry.getAddress().getPort());
      ImmigrationCodecs codecs =
          ImmigrationCodecs.of(Optional.of(new SchemaRegistry(address)), RunningHop.VAULT);
      StatementIntake intake = new StatementIntake(codecs, RunningHop.VAULT, Clock.systemUTC());
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      FollowedLog records = new FollowedLog();
      records.found();
      try (StatementFeed feed = StatementFeed.start(intake, records, client, lifeline)) {
        String topic = ownersTopic(OWNER).name();
        log.write(ownersTopic(OWNER), "FRAMED", FRAMED);
        Awaitility.await().atMost(LONG).until(() -> feed.held().equals(Set.of(topic)));
        log.stated(OTHER, statement("OTHER", "R", ImmigrationStatus.CITIZEN));
        broker.awaitRecords(TopicCatalogue.RECORDS.name(), all -> all.size() == 1, LONG);
        assertTrue(feed.alive() && lifeline.intact());
        answer.set(404);
        assertEquals(List.of("UNKNOWN_SCHEMA"), log.deadLetters(ownersTopic(OWNER), "FRAMED"));
        Awaitility.await().atMost(LONG).until(() -> feed.held().isEmpty());
      }
    } finally {
      registry.stop(0);
    }
  }
}
