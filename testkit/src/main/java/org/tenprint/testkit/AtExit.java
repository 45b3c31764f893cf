package org.tenprint.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to end when the test JVM does: last started, first ended. */
final class AtExit {

  private static final Deque<Runnable> ENDINGS = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::endAll, "testkit-end"));
  }

  private AtExit() {}

  static void run(Runnable ending) {
    synchronized (ENDINGS) {
      ENDINGS.push(ending);
    }
  }

  private static void endAll() {
    synchronized (ENDINGS) {
      while (!ENDINGS.isEmpty()) {
        try {
          ENDINGS.pop().run();
        } catch (RuntimeException | LinkageError e) {
          System.err.println("testkit: not ended in order: " + e.getMessage());
        }
      }
    }
  }
}
