package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.TestBroker;

/**
 * Heap, disk and threads of all four services are exhausted, one after the other. Then a recipient
 * refuses, and each service is given a booking to decide on. Whatever it does, it does not deliver:
 * it decides as it would have undisturbed, or it ends or is not ready, and has decided so once it
 * has what it needs again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExhaustedServicesIT {
  private static final String STREAMS = ".*StreamThread-\\d+";
  private static final String STREAMS_PRODUCER = "kafka-producer-.*StreamThread.*";
  private static final String FEED = "feed-.*";

  /** By which a service takes, decides and writes; one a round. */
  private static final Map<Service, List<String>> THREADS =
      Map.of(
          Service.BOOKING,
          List.of(
              "booking-ledger",
              "feed-booking.receipts.*",
              "kafka-producer-network-thread.*booking-service.*",
              "feed-notification.dispositions.*",
              "door-0",
              "submissions"),
          Service.BIOMETRIC,
          List.of(STREAMS, FEED, STREAMS_PRODUCER),
          Service.IMMIGRATION,
          List.of(STREAMS, FEED, STREAMS_PRODUCER),
          Service.NOTIFICATION,
          List.of(STREAMS, FEED, STREAMS_PRODUCER, "kafka-producer-network.*instruments.*"));

  private static final int STOPPED = 6;
  private static final int AGENCIES = 3;
  private static final int ROUNDS = AGENCIES + STOPPED;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static SmallDisk disk;
  private static RunningStack stack;
  private static WatchedCases cases;

  @BeforeAll
  static void start() throws Exception {
    disk = SmallDisk.under(folder);
    stack = Stack.start(folder);
    TestBroker broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    cases =
        new WatchedCases(
            broker,
            new Bookings(stack),
            stack.keys(),
            new TopicWriters(folder.resolve("credentials")));
    cases.undisturbed();
  }

  @AfterAll
  static void stop() throws Exception {
    if (stack != null) {
      stack.close();
    }
    disk.unmount();
  }

  @Test
  @Order(1)
  void withoutHeap() throws Exception {
    Path filler = HeapFiller.jar(folder);
    Map<Service, Long> before = processes();
    CompletableFuture.allOf(
            before.values().stream()
                .map(process -> CompletableFuture.runAsync(() -> fillHeap(process, filler)))
                .toArray(CompletableFuture[]::new))
        .join();
    challenge("HEAP", 0, before);
    heal(before);
  }

  @Test
  @Order(2)
  void withoutDisk() throws Exception {
    Map<Service, Long> before = processes();
    disk.fill(List.copyOf(before.values()));
    challenge("DISK", 1, before);
    disk.empty(List.copyOf(before.values()));
    heal(before);
  }

  /** An Error in each thread, one after the other. */
  @Test
  @Order(3)
  void withoutOneOfItsThreads() throws Exception {
    Path stopper = ThreadStopper.jar(folder);
    for (int round = 0; round < STOPPED; round++) {
      Map<Service, Long> before = processes();
      before.keySet().removeAll(unharmed(round));
      for (Service service : before.keySet()) {
        String thread = THREADS.get(service).get(round);
        String stopped = ThreadStopper.stop(before.get(service), stopper, thread);
        assertFalse(stopped.isEmpty(), service + " has no thread " + thread);
      }
      cases.refuse(AGENCIES + round);
      cases.submit("STOPPED-" + round, AGENCIES + round);
      for (Service service : before.keySet()) {
        Awaitility.await(service + " without " + THREADS.get(service).get(round))
            .atMost(LONGEST)
            .until(() -> stack.processOf(service) != before.get(service) || !stack.ready(service));
      }
      cases.assertNothingWrong();
      heal(before);
    }
  }

  private static List<Service> unharmed(int round) {
    return Arrays.stream(Service.values()).filter(s -> THREADS.get(s).size() <= round).toList();
  }

  @Test
  @Order(4)
  void withoutThreads() throws Exception {
    Map<Service, Long> before = processes();
    for (long process : before.values()) {
      assertTrue(ThreadLimit.reached(process), "no limit on threads can be set here");
    }
    cases.poison();
    new Crowd(stack).gather();
    challenge("THREADS", 2, before);
    heal(before);
    for (long process : before.values()) {
      ThreadLimit.forget(process);
    }
  }

  @Test
  @Order(5)
  void theAuditorFindsNoDecisionDifferent() throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), folder);
    Audit.Result verified =
        audit.run("verify", "--from", "2020-01-01T00:00:00Z", "--to", audit.now());
    List<String> others =
        verified.output().lines().filter(line -> line.matches("[A-Z_]+ +[A-Z]\\w+ .*")).toList();
    assertTrue(others.stream().anyMatch(line -> line.startsWith("EQUAL")), verified.output());
    // what was given to notification-service alone has no identification
    assertEquals(
        ROUNDS,
        others.stream().filter(line -> !line.matches("(EQUAL|VERDICT) .*")).count(),
        verified.output());
    assertFalse(verified.output().contains("DIFFERENT  "), verified.output());
  }

  /** Every service is asked; none may go on as if nothing were the matter, and not answer. */
  private static void challenge(String what, int agency, Map<Service, Long> before) {
    cases.refuse(agency);
    cases.submit(what, agency);
    Map<Service, String> reaction = new EnumMap<>(Service.class);
    Awaitility.await(what)
        .atMost(LONGEST)
        .until(
            () -> {
              for (Service service : Service.values()) {
                reaction.putIfAbsent(service, reaction(service, before));
                reaction.values().removeIf(String::isEmpty);
              }
              return reaction.size() == before.size();
            });
    System.out.println("[exhausted] " + what + " " + reaction);
    cases.assertNothingWrong();
  }

  /** Ended, not ready, or answered; empty as long as it is none of them. */
  private static String reaction(Service service, Map<Service, Long> before) {
    if (stack.processOf(service) != before.get(service)) {
      return "ended";
    }
    return !stack.ready(service) ? "not ready" : cases.answered(service) ? "answered" : "";
  }

  /** An operator starts again what still runs as it did; then everything is finished, and right. */
  private static void heal(Map<Service, Long> before) {
    for (Service service : before.keySet()) {
      if (stack.processOf(service) == before.get(service)) {
        ProcessHandle.of(before.get(service)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    for (Service service : before.keySet()) {
      Awaitility.await(service.module())
          .atMost(LONGEST)
          .until(() -> started(service, before.get(service)) && stack.ready(service));
    }
    cases.awaitFinished(LONGEST);
  }

  private static boolean started(Service service, long before) {
    stack.mended(service);
    return stack.processOf(service) != before;
  }

  private static Map<Service, Long> processes() {
    Map<Service, Long> processes = new EnumMap<>(Service.class);
    Arrays.stream(Service.values()).forEach(s -> processes.put(s, stack.processOf(s)));
    return processes;
  }

  private static void fillHeap(long process, Path filler) {
    try {
      HeapFiller.fill(process, filler);
    } catch (Exception e) {
      throw new AssertionError("the heap of " + process + " was not filled", e);
    }
  }

  /** Requests at one time, more than there are threads for. */
  private record Crowd(RunningStack of) {
    private static final int MANY = 40;

    void gather() {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(CompletableFuture.runAsync(() -> of.ready(Service.BOOKING)));
        all.add(CompletableFuture.runAsync(() -> of.ready(Service.NOTIFICATION)));
      }
      all.forEach(CompletableFuture::join);
    }
  }
}
