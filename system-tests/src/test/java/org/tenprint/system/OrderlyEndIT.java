package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.TestBroker;

/**
 * An instance of booking-service is told to end (SIGTERM) while agencies post bookings: what it
 * answers with 202 is on the log, of whatever else was asked there is all or nothing, and another
 * instance takes it.
 */
class OrderlyEndIT {
  private static final int SENDERS = 16;
  private static final int ACCEPTED = 40;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Set<Integer> ENDED = Set.of(0, 128 + 15);
  private static final Path MANIFEST =
      Path.of(System.getProperty("tenprint.root"), "deploy/kubernetes/booking-service.yaml");
  private static final Pattern GIVEN = Pattern.compile("terminationGracePeriodSeconds: (\\d+)");

  /**
   * A booking that was posted.
   *
   * @param status of the answer; 0 where there was none
   * @param begun before it was posted, as {@link System#nanoTime} tells it
   * @param ended after it was answered, or was not
   */
  private record Posted(String ori, String tcn, int status, long begun, long ended) {
    boolean accepted() {
      return status == 202;
    }

    String id() {
      return BookingIds.of(ori, tcn).toString();
    }
  }

  private final RunningStack stack = Stack.shared();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

  @Test
  void whatIsAnsweredIsThereAndOfTheRestAllOrNothing() throws Exception {
    StackProcess first = StackProcess.of(stack.processOf(Service.BOOKING));
    try (Twin ending = Twin.of(Service.BOOKING, first, Twin.Own.SECOND);
        TestBroker broker = TestBroker.at(stack.client(Stack.DEPLOYMENT))) {
      Awaitility.await("it is ready").atMost(LONGEST).until(ending::ready);
      URI door = URI.create("https://127.0.0.1:" + ending.port());
      List<Future<List<Posted>>> posting = new ArrayList<>();
      for (int number = 0; number < SENDERS; number++) {
        int sender = number;
        posting.add(senders.submit(() -> post(new Bookings(stack, door), sender)));
      }
      Awaitility.await(ACCEPTED + " are accepted")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> accepted.get() >= ACCEPTED);
      long told = System.nanoTime();
      ending.process().destroy();
      assertTrue(
          ending.process().waitFor(given(), TimeUnit.SECONDS),
          "it ends before whoever told it so ends it");
      assertTrue(
          ENDED.contains(ending.process().exitValue()), "code " + ending.process().exitValue());
      List<Posted> all = new ArrayList<>();
      for (Future<List<Posted>> one : posting) {
        all.addAll(one.get(LONGEST.toSeconds(), TimeUnit.SECONDS));
      }
      long inFlight = all.stream().filter(one -> one.begun() < told && told < one.ended()).count();
      assertTrue(inFlight > 0, "nothing was in flight when it was told to end");
      assertAnswers(all);
      assertOnTheLog(broker, all);
      takenByTheOther(broker, all);
    } finally {
      senders.shutdownNow();
    }
  }

  /** One after the other, until one is not accepted. */
  private List<Posted> post(Bookings door, int sender) {
    String ori = FaultRun.PLACES.get(sender % FaultRun.PLACES.size()).ori();
    List<Posted> posted = new ArrayList<>();
    do {
      String tcn = "END-%02d-%05d".formatted(sender, posted.size());
      long begun = System.nanoTime();
      int status = status(door, ori, body(ori, tcn));
      posted.add(new Posted(ori, tcn, status, begun, System.nanoTime()));
      accepted.addAndGet(status == 202 ? 1 : 0);
    } while (posted.get(posted.size() - 1).accepted());
    return posted;
  }

  private static byte[] body(String ori, String tcn) {
    return Bookings.json(ori, tcn, 40_000 + tcn.hashCode() % 1_000).getBytes(UTF_8);
  }

  private static int status(Bookings door, String ori, byte[] body) {
    try {
      return door.post(ori, "application/json", body).statusCode();
    } catch (IOException closed) {
      return 0;
    }
  }

  private static void assertAnswers(List<Posted> all) {
    Map<Integer, Long> answers =
        all.stream().collect(Collectors.groupingBy(Posted::status, Collectors.counting()));
    System.out.println("[end] answers " + answers);
    assertTrue(Set.of(202, 503, 0).containsAll(answers.keySet()), answers.toString());
  }

  /** What an open transaction hides is waited for. */
  private static void assertOnTheLog(TestBroker broker, List<Posted> all) {
    Map<String, Long> bookings = times(broker, TopicCatalogue.BOOKINGS);
    Map<String, Long> receipts = times(broker, TopicCatalogue.RECEIPTS);
    for (Posted one : all) {
      long booked = bookings.getOrDefault(one.id(), 0L);
      assertEquals(booked, receipts.getOrDefault(one.ori() + "/" + one.tcn(), 0L), one.toString());
      assertTrue(booked == 1 || booked == 0 && !one.accepted(), booked + " of " + one);
    }
  }

  /** As an agency does: what has no 202 is sent again, and is one booking for all that. */
  private void takenByTheOther(TestBroker broker, List<Posted> all) {
    Bookings other = new Bookings(stack);
    all.stream()
        .filter(one -> !one.accepted())
        .forEach(one -> other.submit(one.ori(), one.tcn(), body(one.ori(), one.tcn())));
    Map<String, Long> bookings = times(broker, TopicCatalogue.BOOKINGS);
    all.forEach(one -> assertEquals(1, bookings.get(one.id()), one.toString()));
    Set<String> due = all.stream().map(Posted::id).collect(Collectors.toSet());
    broker.awaitRecords(
        TopicCatalogue.DISPOSITIONS.name(),
        decided ->
            decided.stream().map(OrderlyEndIT::key).collect(Collectors.toSet()).containsAll(due),
        LONGEST);
  }

  private static Map<String, Long> times(TestBroker broker, TopicSpec topic) {
    return broker.consume(topic.name()).stream()
        .map(OrderlyEndIT::key)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }

  /** How many seconds whoever tells it to end gives it. */
  private static long given() throws IOException {
    Matcher given = GIVEN.matcher(Files.readString(MANIFEST));
    assertTrue(given.find(), "the manifest says how long");
    return Long.parseLong(given.group(1));
  }
}
