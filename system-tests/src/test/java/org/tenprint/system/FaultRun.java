package org.tenprint.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Checked;
import org.tenprint.testkit.guarantee.History;
import org.tenprint.testkit.guarantee.HistoryChecks;
import org.tenprint.testkit.guarantee.HistoryFile;
import org.tenprint.testkit.guarantee.LoggedEvents;
import org.tenprint.testkit.guarantee.RecordDigests;
import org.tenprint.testkit.guarantee.SubmittedBooking;
import org.tenprint.testkit.guarantee.SubmittedBooking.Place;

/**
 * A packaged system under a steady stream of bookings, which is broken in one way after the other,
 * and what is seen of it from outside held to everything that is promised. Its folder keeps {@code
 * result.json}, {@code history.ndjson}, {@code timeline.svg}, and below {@code stack} the logs of
 * each process.
 */
final class FaultRun {
  /** The agencies: two of one field office, one whose state refuses, one elsewhere. */
  static final List<Place> PLACES =
      List.of(
          new Place("MA0130100", "25025", "MA", "BOS"),
          new Place("MA0130300", "25025", "MA", "BOS"),
          new Place("ILCPD0000", "17031", "IL", "CHI"),
          new Place("NJNPD0000", "34013", "NJ", "NEW"));

  private static final Path RESULTS =
      Path.of(System.getProperty("tenprint.root"), "system-tests", "target", "faults");
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

  /**
   * What is done.
   *
   * @param name of the run, and of its folder
   * @param root checkout whose built modules run, or an altered copy of it
   * @param seed of what is random
   * @param rate bookings a second
   * @param between bookings accepted before each fault
   * @param faults in order
   * @param threeBrokers in the place of one
   */
  record Plan(
      String name,
      Path root,
      long seed,
      int rate,
      int between,
      List<Fault> faults,
      boolean threeBrokers) {
    /** On one broker. */
    Plan(String name, Path root, long seed, int rate, int between, List<Fault> faults) {
      this(name, root, seed, rate, between, faults, false);
    }
  }

  private final Plan plan;
  private final String command;
  private final Path folder;
  private final List<History.Fault> struck = new ArrayList<>();
  private Consumer<FaultySystem> before = system -> {};
  private Consumer<Path> ground = stack -> {};
  private Predicate<ConsumerRecord<byte[], byte[]>> repeated = record -> false;
  private List<Schema> versions = List.of();
  private final DoubleSummaryStatistics load = new DoubleSummaryStatistics();
  private long logBytes;

  /**
   * @param command by which anybody runs it again
   */
  FaultRun(Plan plan, String command) {
    this.plan = plan;
    this.command = command;
    this.folder = RESULTS.resolve(plan.name());
  }

  /** What is laid under the system's folder before it is started. */
  FaultRun over(Consumer<Path> laid) {
    ground = laid;
    return this;
  }

  /** What is done to the running system before the first booking. */
  FaultRun after(Consumer<FaultySystem> preparation) {
    before = preparation;
    return this;
  }

  /** Records that a fault writes a second time. */
  FaultRun repeating(Predicate<ConsumerRecord<byte[], byte[]>> records) {
    repeated = records;
    return this;
  }

  /** Schemas of other versions that write while it runs. */
  FaultRun knowing(List<Schema> schemas) {
    versions = schemas;
    return this;
  }

  /** Runs it, and returns C1 to C11. */
  List<Checked> run() throws Exception {
    Stack.delete(folder);
    ground.accept(Files.createDirectories(folder.resolve("stack")));
    History history;
    try (FaultySystem system =
        new FaultySystem(plan.root(), folder.resolve("stack"), plan.threeBrokers())) {
      history = watched(system);
    }
    List<Checked> checks = HistoryChecks.of(history);
    HistoryFile.write(history, folder.resolve("history.ndjson"));
    HistoryFile.write(described(history), struck, checks, folder.resolve("result.json"));
    for (Checked one : checks) {
      System.out.printf(
          "[faults] %s %s %s %s%n", plan.name(), one.id(), one.judgement(), one.counts());
      one.where().stream().limit(5).forEach(where -> System.out.println("[faults]   " + where));
    }
    return checks;
  }

  private Map<String, Object> described(History history) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("run", plan.name());
    run.put("seed", plan.seed());
    run.put("rate", plan.rate());
    run.put("bookings", history.submissions().size());
    run.put("logBytes", logBytes);
    run.put("processors", Runtime.getRuntime().availableProcessors());
    run.put("load", "%.1f to %.1f".formatted(load.getMin(), load.getMax()));
    run.put("command", command);
    return run;
  }

  private History watched(FaultySystem system) throws Exception {
    lookAtLoad();
    Instant begun = Instant.now();
    before.accept(system);
    List<History.Told> told;
    List<SubmittedBooking> submitted;
    try (TestBroker broker = system.broker();
        DecisionsSettle decisions = system.decisions();
        LiveRecipients recipients = new LiveRecipients(recipients(), system::client);
        BookingStream stream =
            new BookingStream(PLACES, system::agency, system::door, plan.seed())) {
      system.carries(stream);
      system.rules().decree(broker);
      stream.enrol();
      decisions.await(stream);
      stream.start(plan.rate());
      strikeAll(system, stream);
      awaitAccepted(stream, plan.between());
      stream.finish();
      submitted = stream.submitted();
      decisions.await(stream);
      told = recipients.finish();
    }
    RunClock clock = new RunClock(begun, Instant.now());
    Map<String, List<ConsumerRecord<byte[], byte[]>>> log = new TreeMap<>();
    RecordDigests again;
    try (TestBroker broker = system.broker()) {
      broker
          .topics()
          .forEach(
              topic -> log.put(topic, broker.consume(topic).stream().map(clock::right).toList()));
    }
    try (TestBroker broker = system.broker()) {
      again = RecordDigests.of(broker.topics(), broker::consume);
    }
    logBytes = log.values().stream().flatMap(List::stream).mapToLong(FaultRun::bytes).sum();
    Timeline.write(submitted, log.get(TopicCatalogue.DISPOSITIONS.name()), struck, folder);
    return new History(
        submitted,
        LoggedEvents.of(log.keySet(), log::get)
            .without(BadInputs::isOne)
            .repeating(repeated)
            .knowing(versions),
        again,
        told,
        system.rules().changes(),
        struck,
        new History.Beside(
            Optional.of(verified(system, log)),
            Optional.of(WrittenCanaries.of(system.folder())),
            LONGEST_RECOVERY));
  }

  /** How everything was taken again; of what was poisoned nothing can be. */
  private int verified(FaultySystem system, Map<String, List<ConsumerRecord<byte[], byte[]>>> log)
      throws Exception {
    Instant to =
        struck.stream()
            .filter(fault -> fault.name().startsWith("poison"))
            .map(History.Fault::from)
            .findFirst()
            // after whatever a clock says that is an hour ahead
            .orElse(Instant.now().plus(Duration.ofHours(2)));
    String[] verify = {
      "verify",
      "--from",
      "2020-01-01T00:00:00Z",
      "--to",
      to.toString(),
      "--findings",
      "--output",
      "ndjson"
    };
    Audit audit = new Audit(system.stack().ports().bootstrapServers(), system.folder());
    return PlantedVerdicts.on(log, repeated, to).without(audit.run(verify));
  }

  private void strikeAll(FaultySystem system, BookingStream stream) throws Exception {
    for (Fault fault : plan.faults()) {
      awaitAccepted(stream, plan.between());
      lookAtLoad();
      Instant from = Instant.now();
      System.out.printf("[faults] %s at %s%n", fault.name(), from);
      fault.strike(system);
      struck.add(new History.Fault(fault.name(), from, Instant.now(), fault.heals()));
      system.awaitReady();
    }
  }

  private void lookAtLoad() {
    load.accept(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static void awaitAccepted(BookingStream stream, int more) {
    int mark = stream.accepted() + more;
    Awaitility.await(more + " more bookings are accepted")
        .atMost(LONGEST_RECOVERY)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> stream.accepted() >= mark);
  }

  private static long bytes(ConsumerRecord<byte[], byte[]> record) {
    return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
  }

  private static List<RecipientAddress> recipients() {
    Set<RecipientAddress> all = new LinkedHashSet<>();
    PLACES.forEach(
        place -> {
          all.add(RecipientAddress.fieldOffice(place.fieldOffice()));
          all.add(RecipientAddress.sib(place.state()));
          all.add(RecipientAddress.agency(place.ori()));
        });
    return List.copyOf(all);
  }

  /** Where its results lie. */
  Path folder() throws IOException {
    return Files.createDirectories(folder);
  }
}
