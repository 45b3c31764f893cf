package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.testkit.RealRegistry;
import org.tenprint.testkit.TestBroker;

/**
 * The packaged services register their schemas at a real registry, as those of docker-compose.yml
 * do, and a booking passes through all of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class RegisteredStackIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ORI = "MA0130100";
  private static final String TCN = "REGISTERED-1";
  private static final String BOOKING = BookingIds.of(ORI, TCN).toString();

  /** Where a booking that is taken over HTTP leaves something. */
  private static final Set<TopicSpec> PASSED =
      Set.of(
          TopicCatalogue.BOOKINGS,
          TopicCatalogue.RECEIPTS,
          TopicCatalogue.ENROLMENTS,
          TopicCatalogue.IDENTIFICATIONS,
          TopicCatalogue.DETERMINATIONS,
          TopicCatalogue.DISPOSITIONS);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static RealRegistry registry;
  private static RunningStack stack;
  private static TestBroker broker;

  @BeforeAll
  static void start() throws IOException {
    registry = RealRegistry.start(folder.resolve("registry.log"));
    Stack.tell(folder.resolve("stack"), "tenprint.registry-url=" + registry.base());
    stack = Stack.start(folder.resolve("stack"));
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    new Bookings(stack).submit(ORI, TCN, Bookings.tenPrint(ORI, TCN, 8_400).getBytes(UTF_8));
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> Log.keys(broker, TopicCatalogue.DISPOSITIONS).contains(BOOKING));
  }

  /** Who ends in order keeps whom it holds: the next start reads the log from there. */
  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
      Path state = folder.resolve("stack/data").resolve(Service.BIOMETRIC.module());
      assertTrue(
          Files.exists(state.resolve("streams/gallery/gallery.tpg")), "a snapshot of the gallery");
    }
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void everyEventNamesTheSchemaOfItsTopicByAnIdOfTheRegistry() {
    SchemaRegistry client = new SchemaRegistry(registry.base());
    List<String> wrong = new ArrayList<>();
    Set<TopicSpec> seen = new HashSet<>();
    for (String topic : broker.topics()) {
      for (TopicSpec spec : TopicCatalogue.ALL) {
        // accesses are a command line's, of which one below knows no registry, maybe at the moment
        if (!spec.equals(TopicCatalogue.ACCESSES)
            && (spec.name().equals(topic) || spec.parameterIn(topic).isPresent())) {
          for (var record : broker.consume(topic)) {
            seen.add(spec);
            if (record.value() != null
                && !named(client, ByteBuffer.wrap(record.value()))
                    .equals(Optional.of(spec.schema()))) {
              wrong.add(topic + "/" + record.partition() + "/" + record.offset());
            }
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(seen.containsAll(PASSED), seen::toString);
  }

  /** The schema that a value names, if it names one by the registry's framing. */
  private static Optional<Schema> named(SchemaRegistry client, ByteBuffer value) {
    return value.get() == 0 ? client.byId(value.getInt()) : Optional.empty();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void eachSubjectOfTheServicesIsHeldToFullTransitiveCompatibility() throws IOException {
    Set<TopicSpec> ofServices = new HashSet<>(PASSED);
    ofServices.add(TopicCatalogue.SUBMISSIONS);
    Set<String> loose = new TreeSet<>();
    for (TopicSpec topic : ofServices) {
      String subject = topic.schema().getFullName();
      if (!registry.get("/config/" + subject).body().contains("\"FULL_TRANSITIVE\"")) {
        loose.add(subject);
      }
    }
    assertEquals(Set.of(), loose);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void anAuditReadsByTheRegistryAndSaysWhatItLacksWithoutOne() throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), folder.resolve("stack"));
    String[] whole = {"verify", "--from", "2020-01-01T00:00:00Z", "--to", audit.now()};
    Audit.Result without = audit.run(whole);
    assertEquals(1, without.exitCode(), without.output());
    assertTrue(without.output().contains("state it by --registry"), without.output());
    Audit.Result with =
        audit.run(
            Stream.concat(Stream.of(whole), Stream.of("--registry", registry.base().toString()))
                .toArray(String[]::new));
    assertEquals(0, with.exitCode(), with.output());
    assertTrue(with.output().contains("DIFFERENT 0, MISSING_INPUT 0"), with.output());
  }
}
