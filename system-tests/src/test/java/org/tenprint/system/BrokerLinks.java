package org.tenprint.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tenprint.system.OwnNetwork.Way;

/**
 * The network between three brokers is cut, that to their clients is not. What a broker leads is
 * copied by the others over a port of its own, and the quorum speaks over another.
 */
final class BrokerLinks {
  /** Shorter than brokers wait for a copy before they go on without it, thirty seconds. */
  private static final Duration SHORT = Duration.ofSeconds(12);

  private static final Duration LONG = Duration.ofSeconds(45);
  private static final Set<Way> BOTH = EnumSet.allOf(Way.class);

  private BrokerLinks() {}

  /**
   * Of one broker's copies one way, the other, and both for longer than a copy is waited for; of
   * all brokers; of the quorum's leader.
   */
  static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(copies(EnumSet.of(Way.TO), SHORT));
    faults.add(copies(EnumSet.of(Way.FROM), SHORT));
    faults.add(copies(BOTH, LONG));
    faults.add(
        new Fault(
            "network between all brokers cut %d s".formatted(SHORT.toSeconds()),
            false,
            system -> {
              OwnNetwork.cut(
                  IntStream.range(0, 3).mapToObj(i -> system.brokers().node(i).peer()).toList(),
                  BOTH,
                  SHORT);
              system.brokers().awaitReplicas();
            }));
    faults.add(
        new Fault(
            "network to the quorum's leader cut %d s".formatted(SHORT.toSeconds()),
            false,
            system -> {
              int leader = system.brokers().leader();
              OwnNetwork.cut(system.brokers().node(leader).controller(), BOTH, SHORT);
              system.brokers().awaitReplicas();
            }));
    return faults;
  }

  /** The others ask one broker for what it leads. */
  private static Fault copies(Set<Way> ways, Duration time) {
    return new Fault(
        "network to one of three brokers from the others cut %s %d s"
            .formatted(ways, time.toSeconds()),
        false,
        system -> {
          int other = (system.brokers().leader() + 1) % 3;
          OwnNetwork.cut(system.brokers().node(other).peer(), ways, time);
          system.brokers().awaitReplicas();
        });
  }
}
