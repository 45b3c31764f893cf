package org.tenprint.testkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * What reading an input may cost: bytes that its thread allocates, which is the same on each run.
 */
public final class Bounds {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounds() {}

  /**
   * The call's value; fails if it allocates more, also where it throws. A call that does is made
   * once more, since the first also pays for the classes that it loads.
   */
  public static <T> T within(long bytes, Callable<T> call) throws Exception {
    try {
      return once(bytes, call);
    } catch (Spent first) {
      return once(bytes, call);
    }
  }

  private static <T> T once(long bytes, Callable<T> call) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T value = null;
    Exception thrown = null;
    try {
      value = call.call();
    } catch (Exception e) {
      thrown = e;
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > bytes) {
      throw new Spent(allocated + " bytes allocated, more than " + bytes);
    }
    if (thrown != null) {
      throw thrown;
    }
    return value;
  }

  private static final class Spent extends AssertionError {
    private static final long serialVersionUID = 1L;

    Spent(String message) {
      super(message);
    }
  }
}
