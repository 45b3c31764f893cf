package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.RunningStack;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Guarantee;
import org.tenprint.testkit.guarantee.Guarantees;

/**
 * A stack that takes bookings is backed up, and restored as on an empty machine: what was accepted
 * by then is there and gets its outcome, the audit takes every decision again, a recipient reads on
 * where it was, what came later is sent again and accepted once, and who was forgotten since stays
 * forgotten. Nobody knows what was revoked since: what was signed before counts all the same.
 */
class BackupIT {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String ORI = "MA0130100";
  private static final String OFFICE = TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static final long PERSON = 990_001;

  /** Transaction numbers that were accepted, and the retention that each asked for. */
  private final Map<String, String> accepted = new ConcurrentSkipListMap<>();

  private final Map<RunningStack, Bookings> doors = new ConcurrentHashMap<>();

  @Test
  void aRestoredStackIsThatOfTheInstantAndGoesOn() throws Exception {
    RunningStack stack = Stack.shared();
    TestBroker broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    submit(stack, "ENROL");
    awaitOutcomes(broker, accepted.keySet());
    submit(stack, "SEARCH_ONLY");
    submit(stack, "SEARCH_ONLY");
    awaitOutcomes(broker, accepted.keySet());
    Set<String> read = read(stack, 1);
    ForgottenPerson forgotten = new ForgottenPerson();
    forgotten.isKnown(stack);

    Set<String> before = backedUpWhileItTakesBookings(stack);
    Set<String> later = Set.of(submit(stack, "SEARCH_ONLY"), submit(stack, "SEARCH_ONLY"));
    awaitOutcomes(broker, accepted.keySet());
    forgotten.isForgotten(stack);
    Files.copy(Stack.sharedFolder().resolve("keys/destroyed"), folder.resolve("ledger"));
    Set<String> forgedBefore = forged(broker);
    Path fresh = folder.resolve("stack");
    ops(
        fresh,
        "restore",
        "--from",
        "data",
        "--secrets",
        "secrets",
        "--erased",
        "ledger",
        "--revocations-unknown");
    // as everybody's: nothing of before is believed
    new CredentialStore(fresh.resolve("credentials"), Clock.systemUTC())
        .issue(Principal.parse("agency:" + ORI), new CredentialStore.Place("", List.of()));
    try (RunningStack restored = Stack.start(fresh)) {
      TestBroker log = TestBroker.at(restored.client(Stack.DEPLOYMENT));
      awaitOutcomes(log, before);
      Set<UUID> there = ids(log);
      assertTrue(there.containsAll(ids(before)), "what was accepted by then");
      assertTrue(Collections.disjoint(there, ids(later)), "what came later");
      before.forEach(tcn -> submit(restored, tcn, accepted.get(tcn)));
      later.forEach(tcn -> submit(restored, tcn, accepted.get(tcn)));
      awaitOutcomes(log, later);
      there.addAll(ids(later));
      assertEquals(there, ids(log), "each once");
      assertReadsOn(restored, read);
      forgotten.staysForgotten(restored, fresh);
      Guarantee.hold(Log.events(log), Guarantees.all());
      assertEquals(forgedBefore, forged(log), "signed by keys of before");
      assertVerified(restored, fresh);
    }
  }

  /** Those that were accepted before it began. */
  private Set<String> backedUpWhileItTakesBookings(RunningStack stack) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                submit(stack, "SEARCH_ONLY");
              }
            });
    try {
      Awaitility.await().atMost(LONGEST).until(() -> accepted.size() > 10);
      Set<String> before = new TreeSet<>(accepted.keySet());
      String said = ops(Stack.sharedFolder(), "backup", "--to", "data", "--secrets", "secrets");
      assertTrue(said.contains("The stack stood still for"), said);
      int then = accepted.size();
      Awaitility.await("it goes on").atMost(LONGEST).until(() -> accepted.size() > then);
      return before;
    } finally {
      over.set(true);
      sending.join();
    }
  }

  /** A booking of the person; its transaction number. */
  private String submit(RunningStack stack, String retention) {
    String tcn = "BACK-%06d".formatted(accepted.size());
    submit(stack, tcn, retention);
    accepted.put(tcn, retention);
    return tcn;
  }

  private void submit(RunningStack stack, String tcn, String retention) {
    String body = Bookings.tenPrint(ORI, tcn, PERSON).replace("\"ENROL\"", '"' + retention + '"');
    doors.computeIfAbsent(stack, Bookings::new).submit(ORI, tcn, body.getBytes(UTF_8));
  }

  private static UUID id(String tcn) {
    return BookingIds.of(ORI, tcn);
  }

  private static Set<UUID> ids(Collection<String> tcns) {
    return tcns.stream().map(BackupIT::id).collect(Collectors.toSet());
  }

  /** Of all bookings in a log, each of which stands there once. */
  private static Set<UUID> ids(TestBroker broker) {
    List<UUID> ids =
        Log.keys(broker, TopicCatalogue.BOOKINGS).stream().map(UUID::fromString).toList();
    assertEquals(ids.size(), Set.copyOf(ids).size());
    return new HashSet<>(ids);
  }

  private static void awaitOutcomes(TestBroker broker, Collection<String> tcns) {
    Set<UUID> wanted = ids(tcns);
    Awaitility.await()
        .atMost(LONGEST)
        .until(
            () ->
                Log.dispositions(broker).stream()
                    .map(Disposition::getBookingId)
                    .collect(Collectors.toSet())
                    .containsAll(wanted));
  }

  /** A recipient reads so many records and commits; where they stand. */
  private static Set<String> read(RunningStack stack, int most) {
    Map<String, Object> settings = new HashMap<>(stack.client(Stack.DEPLOYMENT));
    settings.put("group.id", "field-office.BOS.backup");
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("max.poll.records", String.valueOf(most));
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Set<String> places = new TreeSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.subscribe(List.of(OFFICE));
      Awaitility.await()
          .atMost(LONGEST)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> places.add(place(one)));
                return !places.isEmpty();
              });
      consumer.commitSync();
    }
    return places;
  }

  private static String place(ConsumerRecord<byte[], byte[]> one) {
    return one.partition() + "/" + one.offset() + "/" + new String(one.key(), UTF_8);
  }

  /** What it is given now is not what it had, and together they are all. */
  private static void assertReadsOn(RunningStack restored, Set<String> read) {
    Set<String> all = new TreeSet<>();
    TestBroker log = TestBroker.at(restored.client(Stack.DEPLOYMENT));
    log.consume(OFFICE).forEach(one -> all.add(place(one)));
    Set<String> next = new TreeSet<>();
    while (next.size() + read.size() < all.size()) {
      Set<String> more = read(restored, 1000);
      assertTrue(Collections.disjoint(more, read), "told twice");
      assertTrue(next.addAll(more), "told twice");
    }
    next.addAll(read);
    assertEquals(all, next);
  }

  /** Dead letters of what nobody who may signed. */
  private static Set<String> forged(TestBroker log) {
    Set<String> forged = new TreeSet<>();
    for (String topic : log.topics()) {
      if (topic.contains(".dlq.")) {
        log.consume(topic).stream()
            .filter(one -> "FORGED".equals(header(one, DeadLetters.REASON)))
            .map(one -> topic + " " + header(one, DeadLetters.OFFSET))
            .forEach(forged::add);
      }
    }
    return forged;
  }

  private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
    return new String(one.headers().lastHeader(name).value(), UTF_8);
  }

  /** All but the erasure, of which the ledger alone tells. */
  private static void assertVerified(RunningStack stack, Path local) throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), local);
    Audit.Result verified =
        audit.run("verify", "--from", "2020-01-01T00:00:00Z", "--to", audit.now());
    assertEquals(1, verified.exitCode(), verified.output());
    assertTrue(verified.output().contains("DIFFERENT 0, MISSING_INPUT 1,"), verified.output());
    assertTrue(verified.output().contains("missing: the erasure: the ledger"), verified.output());
    assertFalse(verified.output().contains("UNVERIFIABLE_ERASED 0"), verified.output());
  }

  /** {@code ./tenprint ops} in a process of its own; folders are below the test's. */
  private static String ops(Path local, String verb, String... arguments) throws Exception {
    Layout layout = new Layout(Path.of(System.getProperty("tenprint.root")), local);
    List<String> command = new ArrayList<>(List.of(Layout.java(), "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", layout.classPath("local-stack")));
    command.addAll(List.of("org.tenprint.localstack.command.LocalStack", "ops", verb));
    command.addAll(List.of("--local", local.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    System.out.println(said);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
