package org.tenprint.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where the threads of this JVM are, told in the message of a test that waited in vain. */
public final class ThreadStacks {
  /** Frames of a thread that are told: enough to see past a client's own to who called it. */
  private static final int FRAMES = 30;

  private ThreadStacks() {}

  /**
   * Each thread with its uppermost frames, by name.
   *
   * @param names a regular expression that the name of a thread matches whole
   * @return in one line; empty if there is no such thread
   */
  public static String told(String names) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(one -> one.getKey().getName().matches(names))
        .map(one -> one.getKey().getName() + " at " + top(one.getValue()))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String top(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .limit(FRAMES)
        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
        .collect(Collectors.joining("<"));
  }
}
