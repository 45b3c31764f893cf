package org.tenprint.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** What may become of one of three brokers, of two, and of all. */
final class BrokerFault {
  /** Accepted while a broker is away: the others carry on. */
  private static final int MEANWHILE = 20;

  /** Longer than a booking takes that is on its way. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private BrokerFault() {}

  /** One is killed, the others go on, and it is started again. */
  static Fault kill(boolean controller) {
    return new Fault(
        "kill -9 " + name(controller),
        true,
        system -> {
          StackProcess broker = system.brokers().leaderFirst().get(controller ? 0 : 1);
          broker.kill();
          system.awaitAccepted(MEANWHILE);
          system.revive(List.of(broker));
          system.brokers().awaitReplicas();
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
          StackProcess broker = system.brokers().leaderFirst().get(controller ? 0 : 1);
          broker.stop();
          try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            system.awaitAccepted(MEANWHILE);
          } finally {
            broker.go();
          }
          system.brokers().awaitReplicas();
        });
  }

  /** Fewer are left than must have a record: nothing is acknowledged until one is back. */
  static Fault killTwo() {
    return new Fault(
        "kill -9 two of three brokers",
        false,
        system -> {
          List<StackProcess> two = system.brokers().leaderFirst().subList(0, 2);
          two.forEach(StackProcess::kill);
          awaitNothingAccepted(system);
          system.revive(two);
          system.brokers().awaitReplicas();
        });
  }

  /** What was on its way may still be accepted, at first. */
  private static void awaitNothingAccepted(FaultySystem system) {
    AtomicInteger last = new AtomicInteger(-1);
    Awaitility.await("nothing is accepted any more")
        .pollInterval(Duration.ofMillis(100))
        .during(SILENCE)
        .atMost(SILENCE.multipliedBy(3))
        .until(
            () -> {
              int now = system.stream().accepted();
              return last.getAndSet(now) == now;
            });
  }

  static Fault killAll() {
    return new Fault(
        "kill -9 all brokers",
        false,
        system -> {
          List<StackProcess> all = system.brokers().all();
          all.forEach(StackProcess::kill);
          system.revive(all);
          system.brokers().awaitReplicas();
        });
  }

  private static String name(boolean controller) {
    return controller ? "the controller of three brokers" : "one of three brokers";
  }
}
