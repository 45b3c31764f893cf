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
  private static final int ROUNDS = 3;
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
    cases = new WatchedCases(broker, new Bookings(stack.ports().url(Service.BOOKING)));
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

  @Test
  @Order(3)
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
  @Order(4)
  void theAuditorFindsNoDecisionDifferent() throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), folder.resolve("credentials"));
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
    for (Service service : Service.values()) {
      if (stack.processOf(service) == before.get(service)) {
        ProcessHandle.of(before.get(service)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    for (Service service : Service.values()) {
      Awaitility.await(service.module())
          .atMost(LONGEST)
          .until(() -> stack.processOf(service) != before.get(service) && stack.ready(service));
    }
    cases.awaitFinished(LONGEST);
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
