package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Guarantee;
import org.tenprint.testkit.guarantee.Guarantees;

/**
 * Each service is killed in the middle of a run of 500 bookings and starts again: every accepted
 * booking has exactly one identification, one determination, and one disposition a recipient.
 */
class KilledServicesIT {
  private static final int BOOKINGS = 500;
  private static final int SENDERS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String ORI = "MA0130100";
  private static final Set<String> RECIPIENTS =
      Set.of("field-office:BOS", "sib:MA", "agency:" + ORI);

  @Test
  void nothingIsLostOrDoubled(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (RunningStack stack = Stack.start(folder)) {
      TestBroker broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
      AtomicInteger accepted = new AtomicInteger();
      CompletableFuture<Void> sending = sendAll(stack, accepted);
      int killed = 0;
      for (Service service : Service.values()) {
        int mark = BOOKINGS * ++killed / 5;
        Awaitility.await().atMost(LONGEST).until(() -> accepted.get() >= mark);
        long process = stack.processOf(service);
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
        Awaitility.await()
            .atMost(LONGEST)
            .until(() -> stack.processOf(service) != process && stack.ready(service));
      }
      sending.get();
      Awaitility.await()
          .atMost(LONGEST)
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> dispositions(broker).size() >= BOOKINGS * RECIPIENTS.size());
      check(broker);
    }
  }

  private static CompletableFuture<Void> sendAll(RunningStack stack, AtomicInteger accepted) {
    Bookings bookings = new Bookings(stack);
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < BOOKINGS; i++) {
      int number = i;
      all.add(
          CompletableFuture.runAsync(
              () -> {
                bookings.submit(ORI, tcn(number), number);
                accepted.incrementAndGet();
              },
              senders));
    }
    senders.shutdown();
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  private static void check(TestBroker broker) {
    Map<String, Integer> once = new TreeMap<>();
    Map<String, Integer> recipients = new TreeMap<>();
    for (int i = 0; i < BOOKINGS; i++) {
      String id = BookingIds.of(ORI, tcn(i)).toString();
      once.put(id, 1);
      RECIPIENTS.forEach(recipient -> recipients.put(id + " " + recipient, 1));
    }
    assertEquals(once, counted(Log.keys(broker, TopicCatalogue.IDENTIFICATIONS)));
    assertEquals(once, counted(Log.keys(broker, TopicCatalogue.DETERMINATIONS)));
    assertEquals(recipients, counted(dispositions(broker)));
    Guarantee.hold(Log.events(broker), Guarantees.all());
  }

  private static List<String> dispositions(TestBroker broker) {
    return Log.dispositions(broker).stream()
        .map(d -> d.getBookingId() + " " + d.getRecipient())
        .toList();
  }

  private static Map<String, Integer> counted(List<String> keys) {
    Map<String, Integer> counts = new TreeMap<>();
    keys.forEach(key -> counts.merge(key, 1, Integer::sum));
    return counts;
  }

  private static String tcn(int number) {
    return "KILL-%06d".formatted(number);
  }
}
