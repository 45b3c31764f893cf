package org.tenprint.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.testkit.TestBroker;

/**
 * A copy of a broker's log says where the original listens. What was pending in it is ended in the
 * copy, though the original runs, and would refuse it or, worse, take it.
 */
class CopiedBrokerIT {
  private static final Principal BROKER = Principal.parse("broker:1");
  private static final CredentialStore.Place HERE =
      new CredentialStore.Place("", List.of("127.0.0.1"));
  private static final String TOPIC = "copied";
  private static final int WRITERS = 6;
  private static final int MOST = 10;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

  private Credential identity;
  private Map<String, Object> client;

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void aCopyEndsWhatWasPendingInItWhileTheOriginalRuns() throws Exception {
    CredentialStore store = new CredentialStore(folder.resolve("credentials"), Clock.systemUTC());
    identity = store.issue(BROKER, HERE);
    client = store.issue(ClosedCluster.DEPLOYMENT, HERE).identity();
    try (TestBroker original = broker("original")) {
      try (Admin admin = Admin.create(original.client())) {
        admin.createTopics(List.of(new NewTopic(TOPIC, WRITERS, (short) 1))).all().get();
      }
      boolean pending = false;
      for (int i = 0; !pending; i++) {
        assertTrue(i < MOST, "no copy held what was pending");
        String copy = "copy-" + i;
        copiedWhileItIsWrittenTo(original, copy);
        try (TestBroker broker = broker(copy);
            Admin admin = Admin.create(broker.client())) {
          Awaitility.await().atMost(LONGEST).until(() -> pending(admin).isEmpty());
        }
        assertFalse(Files.readString(log(copy)).contains("permanently failed"));
        pending = loadedPending(copy);
      }
    }
  }

  /** Each writer has committed before it, and commits after it. */
  private void copiedWhileItIsWrittenTo(TestBroker original, String copy) throws Exception {
    CountDownLatch begun = new CountDownLatch(WRITERS * 3);
    CountDownLatch copied = new CountDownLatch(1);
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String id = "writer-" + i;
      writers.add(CompletableFuture.runAsync(() -> write(original, id, begun, copied), threads));
    }
    try {
      assertTrue(begun.await(LONGEST.toSeconds(), TimeUnit.SECONDS));
      copied(copy);
    } finally {
      copied.countDown();
    }
    for (CompletableFuture<Void> writer : writers) {
      writer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private TestBroker broker(String name) throws IOException {
    Credential peers =
        new CredentialStore(folder.resolve("peers-" + name), Clock.systemUTC())
            .issueAnew(BROKER, HERE);
    return TestBroker.closed(folder.resolve(name), identity.folder(), peers.folder(), client);
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Whether what it was given held a transaction that was being ended. */
  private boolean loadedPending(String name) throws IOException {
    return Files.readString(log(name)).contains("Sending txn markers for ");
  }

  private static List<String> pending(Admin admin) throws Exception {
    ListTransactionsOptions ending =
        new ListTransactionsOptions()
            .filterStates(List.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
    return admin.listTransactions(ending).all().get().stream().map(Object::toString).toList();
  }

  /** One transaction after the other, none of which may fail, and two when it is copied. */
  private static void write(
      TestBroker broker, String id, CountDownLatch begun, CountDownLatch copied) {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put("transactional.id", id);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      for (int after = 0; after < 2; after += copied.getCount() == 0 ? 1 : 0) {
        producer.beginTransaction();
        for (int partition = 0; partition < WRITERS; partition++) {
          producer.send(new ProducerRecord<>(TOPIC, partition, null, new byte[10]));
        }
        producer.commitTransaction();
        begun.countDown();
      }
    }
  }

  /** The original's data as of one instant, at which it stands still. */
  private void copied(String name) throws Exception {
    long pid =
        ProcessHandle.current()
            .children()
            .filter(
                child ->
                    child
                        .info()
                        .commandLine()
                        .orElse("")
                        .contains(folder.resolve("original").toString()))
            .findFirst()
            .orElseThrow()
            .pid();
    signal("-STOP", pid);
    try (Stream<Path> all = Files.walk(folder.resolve("original"))) {
      all.forEach(path -> copy(path, folder.resolve(name)));
    } finally {
      signal("-CONT", pid);
    }
  }

  private void copy(Path path, Path target) {
    try {
      Files.copy(path, target.resolve(folder.resolve("original").relativize(path).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String signal, long pid) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", signal, String.valueOf(pid)).start().waitFor());
  }
}
