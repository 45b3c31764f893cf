package org.tenprint.biometric.adapter.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tenprint.doorway.body.Busy;

/** Places of which each client has some at most. Safe for any number of threads. */
final class AbisPlaces {
  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /**
   * @param most of all clients together
   * @param mostOfOne of one client
   */
  AbisPlaces(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /**
   * Takes one for that client.
   *
   * @return why there is none; empty where it was taken
   */
  synchronized Optional<Busy> take(String client) {
    int own = taken.getOrDefault(client, 0);
    if (own == mostOfOne) {
      return Optional.of(Busy.caller());
    }
    if (all == most) {
      return Optional.of(Busy.house());
    }
    all++;
    taken.put(client, own + 1);
    return Optional.empty();
  }

  /** Gives one back that was taken. */
  synchronized void left(String client) {
    all--;
    taken.computeIfPresent(client, (name, own) -> own == 1 ? null : own - 1);
  }
}
