package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.guarantee.HistoryChecks;

/**
 * Every fault that this machine can do to the packaged system, in series, each under a stream of
 * bookings. By {@code ./tenprint bench faults} alone: it takes some twenty minutes. {@code
 * tenprint.faults} names some series, {@code tenprint.faults.seed} the order and the bookings,
 * {@code tenprint.faults.rate} the bookings a second, {@code tenprint.faults.rounds} how often each
 * is done, five times without it; {@code tenprint.faults.most} ends a series after so many faults.
 */
class FaultSuiteIT {
  private static final long SEED = Long.getLong("tenprint.faults.seed", 20261127);
  private static final int RATE = Integer.getInteger("tenprint.faults.rate", 15);
  private static final int ROUNDS = Integer.getInteger("tenprint.faults.rounds", 5);
  private static final int MOST = Integer.getInteger("tenprint.faults.most", Integer.MAX_VALUE);
  private static final List<String> SOME =
      List.of(System.getProperty("tenprint.faults", "").split(","));
  private static final Set<String> THREE_BROKERS = Set.of("brokers", "quorum");

  /** Series whose faults rest on those before them. */
  private static final Set<String> ORDERED = Set.of("inputs", "twins");

  private static final String NETWORK = "network";
  private static final String DISKS = "disks";
  private static final String AGENCY = "MA0130100";

  /** Beyond the ten seconds of a session and the fifteen of a transaction. */
  private static final Duration BEYOND = Duration.ofSeconds(20);

  static Stream<String> series() {
    return Stream.of(
            "power",
            "database",
            "inputs",
            "hangs",
            "broker",
            "brokers",
            "quorum",
            "kills",
            "twins",
            "disks",
            "network")
        .filter(name -> SOME.equals(List.of("")) || SOME.contains(name));
  }

  @ParameterizedTest
  @MethodSource("series")
  void everyGuaranteeHolds(String name) throws Exception {
    if (name.equals(NETWORK)) {
      boolean possible = OwnNetwork.possible();
      assertTrue(possible || !SOME.contains(NETWORK), "a network namespace cannot be made here");
      assumeTrue(possible, "a network namespace cannot be made here");
      assertEquals(0, OwnNetwork.run(FaultSuiteIT.class), "the series ran in its own network");
    } else {
      hold(name);
    }
  }

  /** The series whose connections are cut, in a network of its own. */
  public static void main(String[] none) {
    int code = 1;
    try {
      OwnNetwork.prepare();
      hold(NETWORK);
      code = 0;
    } catch (Throwable failed) {
      failed.printStackTrace();
    } finally {
      // whatever threads are left of what failed
      System.exit(code);
    }
  }

  private static void hold(String name) throws Exception {
    try (SmallDisks disks = new SmallDisks()) {
      hold(name, disks);
    }
  }

  private static void hold(String name, SmallDisks disks) throws Exception {
    List<Fault> faults = new ArrayList<>(faults(name, disks));
    if (!ORDERED.contains(name)) {
      Collections.shuffle(faults, new Random(SEED));
    }
    faults = faults.subList(0, Math.min(MOST, faults.size()));
    Path root = Path.of(System.getProperty("tenprint.root"));
    boolean three = THREE_BROKERS.contains(name);
    FaultRun.Plan plan = new FaultRun.Plan(name, root, SEED, RATE, 2 * RATE, faults, three);
    String command = "./tenprint bench faults %s %d %d %d".formatted(name, SEED, RATE, ROUNDS);
    FaultRun run = new FaultRun(plan, command);
    if (name.equals(DISKS)) {
      run.over(disks::under);
    }
    HistoryChecks.hold(run.run());
  }

  private static List<Fault> faults(String name, SmallDisks disks) {
    return switch (name) {
      case "kills" -> times(ROUNDS, Stream.of(Service.values()).map(Fault::kill).toList());
      case "hangs" -> Stream.of(Service.values()).map(one -> Fault.hang(one, BEYOND)).toList();
      case "broker" ->
          times(
              Math.min(2, ROUNDS),
              List.of(Fault.killBroker(), Fault.hangBroker(Duration.ofSeconds(12))));
      case "brokers" ->
          times(
              Math.min(2, ROUNDS),
              List.of(
                  BrokerFault.kill(false),
                  BrokerFault.kill(true),
                  BrokerFault.hang(false, BEYOND),
                  BrokerFault.hang(true, BEYOND)));
      case "quorum" ->
          times(Math.min(2, ROUNDS), List.of(BrokerFault.killTwo(), BrokerFault.killAll()));
      case "database" ->
          times(
              Math.min(2, ROUNDS),
              List.of(Fault.killDatabase(), Fault.hangDatabase(Duration.ofSeconds(12))));
      case "twins" -> twins();
      case DISKS ->
          times(
              Math.min(2, ROUNDS),
              List.of(
                  Fault.fillDisk(disks::ofServices, BEYOND),
                  Fault.fillBrokersDisk(disks::ofBroker, BEYOND)));
      case NETWORK -> times(Math.min(2, ROUNDS), network());
      case "power" -> times(Math.min(3, ROUNDS), List.of(Fault.cutPower()));
      default ->
          // in this order: after the poison everything that is permitted is held
          List.of(
              Fault.killAmongABurst(),
              Fault.changeRule("MA0130300"),
              Fault.truncateSnapshot(),
              Fault.poison(AGENCY));
    };
  }

  /** Shorter than a session, and longer than services live without progress. */
  private static List<Fault> network() {
    Set<OwnNetwork.Way> both = EnumSet.allOf(OwnNetwork.Way.class);
    Duration time = Duration.ofSeconds(12);
    return List.of(
        Fault.cutBrokerOff(EnumSet.of(OwnNetwork.Way.TO), time),
        Fault.cutBrokerOff(EnumSet.of(OwnNetwork.Way.FROM), time),
        Fault.cutBrokerOff(both, time),
        Fault.cutBrokerOff(both, Duration.ofSeconds(100)),
        Fault.cutDatabaseOff(time));
  }

  /** Of each service a second comes, and each of the two is lost in every way. */
  private static List<Fault> twins() {
    List<Service> each = List.of(Service.values());
    List<Fault> all = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      each.forEach(service -> all.add(Twins.begins(service)));
      each.forEach(service -> all.add(Twins.killSecond(service)));
      each.forEach(service -> all.add(Twins.begins(service)));
      for (Service service : each) {
        all.add(Twins.killFirst(service));
        all.add(Twins.hangFirst(service, BEYOND));
        all.add(Twins.ends(service));
      }
    }
    return all;
  }

  private static List<Fault> times(int count, List<Fault> faults) {
    List<Fault> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.addAll(faults);
    }
    return all;
  }
}
