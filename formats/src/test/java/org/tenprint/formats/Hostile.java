package org.tenprint.formats;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Broken inputs made from a good one by seed. Whatever a reader is given, it returns a value or
 * throws a {@link FormatException} that says where and what to mend, and allocates no more than
 * what the limits of an image allow; anything else fails the test.
 */
public final class Hostile {
  /** A reader under test. */
  public interface Reader {
    Object read(byte[] input) throws FormatException;
  }

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Bytes that one reading may allocate in all: 13 a pixel of the largest image, and some. */
  private static final long MOST_ALLOCATED = 14L * Limits.DEFAULT.imageBytes() + (32 << 20);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Hostile() {}

  /** Every prefix is refused; {@code step} 1 takes every one. */
  public static void truncations(byte[] good, int step, Reader reader) {
    assertTimeoutPreemptively(
        LONGEST,
        () -> {
          for (int length = 0; length < good.length; length += step) {
            boolean refused = !survives(Arrays.copyOf(good, length), reader);
            assertTrue(refused, "accepted after " + length + " bytes of " + good.length);
          }
        });
  }

  /** One byte at a time is replaced by a random one. Returns how many inputs were refused. */
  public static int corruptions(byte[] good, int count, long seed, Reader reader) {
    return corruptions(good, good.length, count, seed, reader);
  }

  /** The same within the first bytes alone, where headers and tables stand. */
  public static int corruptions(byte[] good, int within, int count, long seed, Reader reader) {
    Random random = new Random(seed);
    return assertTimeoutPreemptively(
        LONGEST,
        () -> {
          int refused = 0;
          for (int i = 0; i < count; i++) {
            byte[] bad = good.clone();
            int at = count >= within ? i % within : random.nextInt(within);
            bad[at] ^= (byte) (1 + random.nextInt(255));
            refused += survives(bad, reader) ? 0 : 1;
          }
          return refused;
        });
  }

  /** Random bytes behind a good beginning. */
  public static void noise(byte[] start, int count, long seed, Reader reader) {
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        LONGEST,
        () -> {
          for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[start.length + random.nextInt(2000)];
            random.nextBytes(bytes);
            System.arraycopy(start, 0, bytes, 0, start.length);
            survives(bytes, reader);
          }
        });
  }

  /** True for a value, false for a typed refusal. */
  private static boolean survives(byte[] input, Reader reader) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean accepted = accepts(input, reader);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated <= MOST_ALLOCATED, allocated + " bytes for " + input.length);
    return accepted;
  }

  private static boolean accepts(byte[] input, Reader reader) {
    try {
      assertNotNull(reader.read(input));
      return true;
    } catch (FormatException refusal) {
      assertNotNull(refusal.code());
      assertFalse(refusal.advice().isBlank());
      assertTrue(refusal.offset() >= 0 && refusal.offset() <= input.length, refusal.getMessage());
      return false;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError untyped) {
      return fail("untyped failure on " + input.length + " bytes", untyped);
    }
  }
}
