package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.guarantee.Checked;

/** What is done to a system in one run, and what that system stands on. Close it. */
final class FaultSeries implements AutoCloseable {
  /** All, in the order in which they run. */
  static final List<String> NAMES =
      List.of(
          "power",
          "database",
          "inputs",
          "schema",
          "hangs",
          "broker",
          "brokers",
          "quorum",
          "kills",
          "twins",
          "pairs",
          "shards",
          "clock",
          "upgrade",
          "disks",
          "network",
          "links");

  private static final Set<String> THREE_BROKERS = Set.of("brokers", "quorum", "links");
  private static final Set<String> OWN_NETWORK = Set.of("network", "links");
  private static final Set<String> EXCHANGED = Set.of("clock", "upgrade");

  /** Whose faults rest on those before them. */
  private static final Set<String> ORDERED =
      Set.of("inputs", "schema", "twins", "pairs", "shards", "upgrade");

  private static final String AGENCY = "MA0130100";
  private static final List<Service> EACH = List.of(Service.values());

  /** Beyond the six seconds of a session and the fifteen of a transaction. */
  private static final Duration BEYOND = Duration.ofSeconds(20);

  /** Shorter than a session, and longer than services live without progress. */
  private static final Duration SHORT = Duration.ofSeconds(12);

  /** Written at once to a topic that was made again: more than its reader had read there. */
  private static final int AT_ONCE = 120;

  /**
   * How it is done.
   *
   * @param seed of the order and of the bookings
   * @param rate bookings a second
   * @param rounds how often each fault is done, where once more shows more
   * @param most faults of it
   */
  record Measure(long seed, int rate, int rounds, int most) {}

  private final String name;
  private final Measure measure;
  private final SmallDisks disks = new SmallDisks();
  private final RepeatedRecords repeated = new RepeatedRecords();
  private final Optional<ExchangedServices> services;

  FaultSeries(String name, Measure measure) throws IOException {
    this.name = name;
    this.measure = measure;
    this.services =
        EXCHANGED.contains(name) ? Optional.of(ExchangedServices.in(name)) : Optional.empty();
  }

  /** Whether one cuts connections, which it does in a network of its own. */
  static boolean ownNetwork(String name) {
    return OWN_NETWORK.contains(name);
  }

  /** Runs it, and returns C1 to C11. */
  List<Checked> run() throws Exception {
    List<Fault> faults = new ArrayList<>(faults());
    if (!ORDERED.contains(name)) {
      Collections.shuffle(faults, new Random(measure.seed()));
    }
    faults = faults.subList(0, Math.min(measure.most(), faults.size()));
    Path root =
        services
            .map(ExchangedServices::root)
            .orElseGet(() -> Path.of(System.getProperty("tenprint.root")));
    int rate = measure.rate();
    boolean three = THREE_BROKERS.contains(name);
    FaultRun.Plan plan =
        new FaultRun.Plan(name, root, measure.seed(), rate, 2 * rate, faults, three);
    String command =
        "./tenprint bench faults %s %d %d %d"
            .formatted(name, measure.seed(), rate, measure.rounds());
    FaultRun run = new FaultRun(plan, command).repeating(repeated::isOne);
    switch (name) {
      case "disks" -> run.over(disks::under);
      case "shards" -> run.after(Shards::deal);
      case "upgrade" -> run.knowing(List.of(LaterSchema.schema()));
      default -> {}
    }
    return run.run();
  }

  private int rounds(int most) {
    return Math.min(most, measure.rounds());
  }

  private List<Fault> faults() {
    return switch (name) {
      case "kills" -> times(measure.rounds(), EACH.stream().map(Fault::kill).toList());
      case "hangs" -> EACH.stream().map(one -> Fault.hang(one, BEYOND)).toList();
      case "broker" -> times(rounds(2), List.of(Fault.killBroker(), Fault.hangBroker(SHORT)));
      case "brokers" -> times(rounds(2), brokers());
      case "quorum" -> times(rounds(2), List.of(BrokerFault.killTwo(), BrokerFault.killAll()));
      case "database" -> times(rounds(2), List.of(Fault.killDatabase(), Fault.hangDatabase(SHORT)));
      case "twins" -> times(measure.rounds(), twins());
      case "pairs" -> times(measure.rounds(), pairs());
      case "shards" -> times(measure.rounds(), Shards.faults(BEYOND));
      case "clock" -> new WrongClocks(services.orElseThrow()).faults(Duration.ofHours(1));
      case "upgrade" -> new Upgrades(services.orElseThrow()).faults();
      case "schema" -> OfferedSchemas.faults();
      case "disks" -> times(rounds(2), full());
      case "network" -> times(rounds(2), network());
      case "links" -> times(rounds(2), BrokerLinks.faults());
      case "power" -> times(rounds(3), List.of(Fault.cutPower()));
      case "inputs" -> inputs();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** In this order: after the poison everything that is permitted is held. */
  private List<Fault> inputs() {
    return List.of(
        Fault.killAmongABurst(),
        repeated.again(measure.seed()),
        TopicMadeAnew.of("NJNPD0000", AT_ONCE),
        Fault.changeRule("MA0130300"),
        SnapshotFault.truncated(),
        SnapshotFault.stale(),
        SnapshotFault.ofAnotherEngine(),
        Fault.poison(AGENCY));
  }

  private static List<Fault> brokers() {
    return List.of(
        BrokerFault.kill(false),
        BrokerFault.kill(true),
        BrokerFault.hang(false, BEYOND),
        BrokerFault.hang(true, BEYOND));
  }

  private List<Fault> full() {
    return List.of(
        Fault.fillDisk(disks::ofServices, BEYOND),
        Fault.fillBrokersDisk(disks::ofBroker, BEYOND),
        Fault.fillDatabasesDisk(disks::ofDatabase, BEYOND));
  }

  private static List<Fault> network() {
    Set<OwnNetwork.Way> both = EnumSet.allOf(OwnNetwork.Way.class);
    return List.of(
        Fault.cutBrokerOff(EnumSet.of(OwnNetwork.Way.TO), SHORT),
        Fault.cutBrokerOff(EnumSet.of(OwnNetwork.Way.FROM), SHORT),
        Fault.cutBrokerOff(both, SHORT),
        Fault.cutBrokerOff(both, Duration.ofSeconds(100)),
        Fault.cutDatabaseOff(SHORT));
  }

  /** Of each service a second comes, and is lost. */
  private static List<Fault> twins() {
    return Stream.concat(EACH.stream().map(Twins::begins), EACH.stream().map(Twins::killSecond))
        .toList();
  }

  /** Of each service a second comes, the first of the two is lost in every way, the second ends. */
  private static List<Fault> pairs() {
    List<Fault> all = new ArrayList<>();
    EACH.forEach(service -> all.add(Twins.begins(service)));
    for (Service service : EACH) {
      all.add(Twins.killFirst(service));
      all.add(Twins.hangFirst(service, BEYOND));
      all.add(Twins.ends(service));
    }
    return all;
  }

  private static List<Fault> times(int count, List<Fault> faults) {
    return Collections.nCopies(count, faults).stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    disks.close();
  }
}
