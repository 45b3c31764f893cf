package org.tenprint.biometric.adapter.kafka;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hops of this JVM that are not closed, told in the message of a test that waited in vain. */
final class OpenHops {
  /** Frames of a thread that are told. */
  private static final int FRAMES = 8;

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
    return Stream.concat(OPEN.stream().map(RunningHop::toString), threads())
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(one -> one.getKey().getName().matches("feed-.*|.*StreamThread-\\d+"))
        .sorted(Map.Entry.comparingByKey((a, b) -> a.getName().compareTo(b.getName())))
        .map(one -> one.getKey().getName() + " at " + top(one.getValue()));
  }

  private static String top(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .limit(FRAMES)
        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
        .collect(Collectors.joining("<"));
  }
}
