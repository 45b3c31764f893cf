package org.tenprint.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What may become of one of three brokers, of two, and of all. */
final class BrokerFault {
  /** Accepted while a broker is away: the others carry on. */
  private static final int MEANWHILE = 20;

  private BrokerFault() {}

  /** One is killed, the others go on, and it is started again. */
  static Fault kill(boolean controller) {
    return new Fault(
        "kill -9 " + name(controller),
        true,
        system -> {
          StackProcess broker = system.brokerThatLeads(controller);
          broker.kill();
          system.awaitAccepted(MEANWHILE);
          system.revive(List.of(broker));
          system.awaitReplicas();
        });
  }

  /**
   * One stands still, the others go on, and then it believes that it leads what it led.
   *
   * @param time beyond its session
   */
  static Fault hang(boolean controller, Duration time) {
    return new Fault(
        "SIGSTOP %s %d s".formatted(name(controller), time.toSeconds()),
        true,
        system -> {
          StackProcess broker = system.brokerThatLeads(controller);
          broker.stop();
          try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            system.awaitAccepted(MEANWHILE);
          } finally {
            broker.go();
          }
          system.awaitReplicas();
        });
  }

  /** Fewer are left than must have a record: nothing is acknowledged until one is back. */
  static Fault killTwo() {
    return new Fault(
        "kill -9 two of three brokers",
        false,
        system -> {
          List<StackProcess> two =
              List.of(system.brokerThatLeads(true), system.brokerThatLeads(false));
          two.forEach(StackProcess::kill);
          system.revive(two);
          system.awaitReplicas();
        });
  }

  static Fault killAll() {
    return new Fault(
        "kill -9 all brokers",
        false,
        system -> {
          List<StackProcess> all = system.brokers();
          all.forEach(StackProcess::kill);
          system.revive(all);
          system.awaitReplicas();
        });
  }

  private static String name(boolean controller) {
    return controller ? "the controller of three brokers" : "one of three brokers";
  }
}
