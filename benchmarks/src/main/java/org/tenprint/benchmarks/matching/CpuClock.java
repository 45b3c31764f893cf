package org.tenprint.benchmarks.matching;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the calling thread: what other load on the machine does not lengthen. */
final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuClock() {}

  /** Milliseconds of CPU that the action takes on this thread. */
  static double milliseconds(Runnable action) {
    long before = THREADS.getCurrentThreadCpuTime();
    action.run();
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
  }

  /** Milliseconds of CPU that this thread has taken. */
  static double milliseconds() {
    return THREADS.getCurrentThreadCpuTime() / 1e6;
  }

  /** Seconds of CPU of the whole process. */
  static double processSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
