package org.tenprint.biometric.adapter.kafka;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tenprint.testkit.ThreadStacks;

/** The hops of this JVM that are not closed, told in the message of a test that waited in vain. */
final class OpenHops {
  private static final Set<RunningHop> OPEN = ConcurrentHashMap.newKeySet();

  private OpenHops() {}

  static void add(RunningHop hop) {
    OPEN.add(hop);
  }

  static void remove(RunningHop hop) {
    OPEN.remove(hop);
  }

  /** How each is, and where the threads of all of them are. */
  static String told() {
    return OPEN.stream().map(RunningHop::toString).collect(Collectors.joining("; "))
        + "; "
        + ThreadStacks.told("feed-.*|.*StreamThread-\\d+");
  }
}
