package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.RealRegistry;

class SchemaRegistryIT {
  private static RealRegistry registry;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    registry = RealRegistry.start(folder.resolve("registry.log"));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void everySchemaOfTheCatalogueIsRegisteredAndHeldToFullTransitiveCompatibility()
      throws IOException {
    Set<String> loose = new TreeSet<>();
    for (TopicSpec topic : TopicCatalogue.ALL) {
      Schema schema = topic.schema();
      int id = client().register(schema.getFullName(), schema);
      assertEquals(Optional.of(schema), client().byId(id), schema.getFullName());
      String config = registry.get("/config/" + schema.getFullName()).body();
      if (!config.contains("\"FULL_TRANSITIVE\"")) {
        loose.add(schema.getFullName() + " " + config);
      }
    }
    assertEquals(Set.of(), loose);
    assertTrue(registry.get("/subjects").body().contains("booking.Submission"));
  }

  /** Of the registry of docker-compose.yml alone: an older one has no port of its own for it. */
  @Test
  void composeAsksForHealthWhereItIsTold() throws IOException {
    Assumptions.assumeTrue(
        System.getProperty("tenprint.registry").contains("/3."), "by -Dtenprint.registry.java");
    String compose = Files.readString(Checkout.root().resolve("docker-compose.yml"));
    Matcher asked = Pattern.compile("curl -fsS http://localhost:9000(/[a-z/]+)\"").matcher(compose);
    assertTrue(asked.find(), "the registry's healthcheck");
    URI health = URI.create("http://127.0.0.1:" + registry.management() + asked.group(1));
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> registry.ask(health).statusCode() == 200);
    assertEquals(404, registry.ask(registry.base().resolve(asked.group(1))).statusCode());
  }

  @Test
  void aSchemaThatAnEarlierOneDoesNotReadIsRefused() {
    String subject = "org.tenprint.test.Refused";
    client().register(subject, version(1));
    UncheckedIOException refused =
        assertThrows(
            UncheckedIOException.class, () -> client().register(subject, withoutDefault()));
    assertTrue(refused.getMessage().contains("409"), refused.getMessage());
    assertEquals(client().register(subject, version(1)), client().register(subject, version(1)));
    int second = client().register(subject, version(2));
    assertEquals(Optional.of(version(2)), client().byId(second));
  }

  /** As services do that start together: the registry refuses all but one of them at first. */
  @Test
  void whoeverRegistersAtTheSameMomentIsGivenTheSameId() throws Exception {
    int parties = 4;
    ExecutorService pool = Executors.newFixedThreadPool(parties);
    try {
      for (int subject = 0; subject < 30; subject++) {
        String name = "org.tenprint.test.Together" + subject;
        Schema schema = SchemaBuilder.record(name).fields().requiredString("f0").endRecord();
        CyclicBarrier together = new CyclicBarrier(parties);
        List<Future<Integer>> ids = new ArrayList<>();
        for (int i = 0; i < parties; i++) {
          SchemaRegistry own = client();
          ids.add(
              pool.submit(
                  () -> {
                    together.await(1, TimeUnit.MINUTES);
                    return own.register(name, schema);
                  }));
        }
        Set<Integer> given = new TreeSet<>();
        for (Future<Integer> id : ids) {
          given.add(id.get(1, TimeUnit.MINUTES));
        }
        assertEquals(1, given.size(), name + " " + given);
        String config = registry.get("/config/" + name).body();
        assertTrue(config.contains("\"FULL_TRANSITIVE\""), config);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anEventIsReadByTheIdThatItsWriterWrote() throws PoisonEvent {
    Origin event = new Origin("a.topic.v1", 3, 4L);
    EventCodec<Origin> writer = EventCodec.of(Origin.class, Optional.of(client()));
    byte[] bytes = writer.encode(event);
    assertEquals(0, bytes[0]);
    int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
    assertEquals(Optional.of(schema(Origin.class)), client().byId(id));
    assertEquals(event, EventCodec.reading(Origin.class, Optional.of(client())).decode(bytes));
  }

  @Test
  void anIdThatNobodyRegisteredIsOfNoSchema() {
    assertEquals(Optional.empty(), client().byId(4_711_000));
  }

  @Test
  void aRegistryThatIsAwayIsNoAnswer() {
    SchemaRegistry away = new SchemaRegistry(URI.create("http://127.0.0.1:1/apis/ccompat/v7"));
    assertThrows(UncheckedIOException.class, () -> away.byId(1));
    assertThrows(UncheckedIOException.class, () -> away.register("a", version(1)));
  }

  /** A client of its own: it has kept nothing. */
  private static SchemaRegistry client() {
    return new SchemaRegistry(registry.base());
  }

  private static Schema schema(Class<? extends SpecificRecord> type) {
    return SpecificData.get().getSchema(type);
  }

  private static Schema version(int fields) {
    var record = SchemaBuilder.record("org.tenprint.test.Refused").fields().requiredString("f0");
    for (int i = 1; i < fields; i++) {
      record = record.name("f" + i).type().stringType().stringDefault("");
    }
    return record.endRecord();
  }

  private static Schema withoutDefault() {
    return SchemaBuilder.record("org.tenprint.test.Refused")
        .fields()
        .requiredString("f0")
        .requiredString("more")
        .endRecord();
  }
}
