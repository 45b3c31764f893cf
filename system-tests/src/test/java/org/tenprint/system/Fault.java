package org.tenprint.system;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.TestBroker;

/**
 * Something that goes wrong, and is mended when {@link #strike} returns.
 *
 * @param name of it
 * @param heals whether the system goes on by itself meanwhile
 * @param blow what is done
 */
record Fault(String name, boolean heals, Blow blow) {
  /** Does it, and undoes it. */
  @FunctionalInterface
  interface Blow {
    void on(FaultySystem system) throws Exception;
  }

  /** Something that is done, and may fail. */
  @FunctionalInterface
  interface Step {
    void take() throws Exception;
  }

  void strike(FaultySystem system) throws Exception {
    blow.on(system);
  }

  /** A service ends at once and is started again. */
  static Fault kill(Service service) {
    return new Fault("kill -9 " + service.module(), true, system -> system.kill(service));
  }

  /**
   * Two hundred submissions on the agencies' own topics, and their reader ends among them: when it
   * has committed some.
   */
  static Fault killAmongABurst() {
    return new Fault(
        "burst on Kafka, kill -9 booking-service",
        true,
        system -> {
          try (CommittedSubmissions committed = system.committedSubmissions()) {
            CompletableFuture<Void> burst =
                CompletableFuture.runAsync(() -> system.stream().burst(200));
            committed.awaitMore(20);
            system.kill(Service.BOOKING);
            burst.join();
          }
        });
  }

  /**
   * A service stands still, and goes on as if nothing had been.
   *
   * @param time beyond its session: others took its work from it, or it takes it up again
   */
  static Fault hang(Service service, Duration time) {
    return new Fault(
        "SIGSTOP %s %d s".formatted(service.module(), time.toSeconds()),
        false,
        system -> hang(system.service(service), time));
  }

  static Fault killBroker() {
    return new Fault(
        "kill -9 broker",
        false,
        system -> {
          StackProcess broker = system.kafka();
          broker.kill();
          system.revive(List.of(broker));
        });
  }

  static Fault hangBroker(Duration time) {
    return new Fault(
        "SIGSTOP broker %d s".formatted(time.toSeconds()),
        false,
        system -> hang(system.kafka(), time));
  }

  static Fault killDatabase() {
    return new Fault(
        "kill -9 PostgreSQL",
        false,
        system -> {
          StackProcess database = system.postgres();
          system.postgresServer().kill();
          database.kill();
          system.revive(List.of(database));
        });
  }

  static Fault hangDatabase(Duration time) {
    return new Fault(
        "SIGSTOP PostgreSQL %d s".formatted(time.toSeconds()),
        false,
        system -> hang(system.postgresServer(), time));
  }

  static void hang(StackProcess process, Duration time) throws InterruptedException {
    process.stop();
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } finally {
      process.go();
    }
  }

  static Fault cutPower() {
    return new Fault("power cut of everything", false, FaultySystem::cutPower);
  }

  /** From now on an agency and its bureau are told nothing, and what they were told is recalled. */
  static Fault changeRule(String ori) {
    return new Fault(
        "rule changed",
        true,
        system -> {
          try (TestBroker broker = system.broker()) {
            Scope scope = new Scope(ScopeKind.ORI, ori);
            system.rules().record(broker, "REFUSAL-" + ori, Edge.RETURN, scope, Effect.WITHHOLD);
          }
        });
  }

  /** What no service can read, of every kind, on every topic: from then on much is held. */
  static Fault poison(String ori) {
    return new Fault(
        "poison in every topic",
        true,
        system -> {
          try (TestBroker broker = system.broker()) {
            new BadInputs(broker, system.writers(), ori).write();
          }
        });
  }

  /**
   * Between the broker and all its clients, with both ends alive.
   *
   * @param ways both, or what is asked alone, or the answers alone
   */
  static Fault cutBrokerOff(Set<OwnNetwork.Way> ways, Duration time) {
    return new Fault(
        "network to broker cut %s %d s".formatted(ways, time.toSeconds()),
        false,
        system -> OwnNetwork.cut(system.stack().ports().kafka(), ways, time));
  }

  /** Between the records' database and its service. */
  static Fault cutDatabaseOff(Duration time) {
    return new Fault(
        "network to PostgreSQL cut %d s".formatted(time.toSeconds()),
        false,
        system ->
            OwnNetwork.cut(
                system.stack().ports().postgres(), EnumSet.allOf(OwnNetwork.Way.class), time));
  }

  /**
   * Services cannot write a byte, neither state nor log.
   *
   * @param disk of a run whose stack lies on small disks
   */
  static Fault fillDisk(Supplier<SmallDisk> disk, Duration time) {
    return new Fault(
        "disk full %d s".formatted(time.toSeconds()),
        false,
        system ->
            fill(
                disk.get(),
                Stream.of(Service.values()).map(system.stack()::processOf).toList(),
                time));
  }

  /** The broker cannot write a byte; whatever became of it, it is started again on what it has. */
  static Fault fillBrokersDisk(Supplier<SmallDisk> disk, Duration time) {
    return new Fault(
        "broker's disk full %d s".formatted(time.toSeconds()),
        false,
        system -> {
          StackProcess broker = system.kafka();
          fill(disk.get(), List.of(broker.handle().pid()), time);
          broker.kill();
          system.revive(List.of(broker));
        });
  }

  /** The database cannot write a byte; whatever became of it, it is started again. */
  static Fault fillDatabasesDisk(Supplier<SmallDisk> disk, Duration time) {
    return new Fault(
        "PostgreSQL's disk full %d s".formatted(time.toSeconds()),
        false,
        system -> {
          StackProcess database = system.postgres();
          StackProcess server = system.postgresServer();
          Stream<ProcessHandle> all =
              Stream.concat(server.handle().descendants(), Stream.of(server.handle()));
          fill(disk.get(), all.map(ProcessHandle::pid).toList(), time);
          server.kill();
          database.kill();
          system.revive(List.of(database));
        });
  }

  private static void fill(SmallDisk disk, List<Long> processes, Duration time) throws Exception {
    disk.fill(processes);
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } finally {
      disk.empty(processes);
    }
  }
}
