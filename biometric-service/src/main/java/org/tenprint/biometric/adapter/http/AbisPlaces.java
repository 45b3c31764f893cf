package org.tenprint.biometric.adapter.http;

import java.util.HashMap;
import java.util.Map;

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

  /** Takes one, if there is one for that client. */
  synchronized boolean taken(String client) {
    int own = taken.getOrDefault(client, 0);
    if (all == most || own == mostOfOne) {
      return false;
    }
    all++;
    taken.put(client, own + 1);
    return true;
  }

  /** Gives one back that was taken. */
  synchronized void left(String client) {
    all--;
    taken.computeIfPresent(client, (name, own) -> own == 1 ? null : own - 1);
  }
}
