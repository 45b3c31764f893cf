package org.tenprint.formats;

import org.tenprint.testkit.fuzz.Bounds;

/**
 * What every reader owes any input: a value, or a {@link FormatException} that says where within
 * the input and what to mend, for no more memory than the input and the limits explain.
 */
public final class Typed {
  /** Small images are as good as large ones to a fuzzer, and many times as fast. */
  public static final Limits SMALL = new Limits(1 << 16, 32, 64, 1 << 15, 256);

  private Typed() {}

  /** The value, or null for a refusal. */
  public static <T> T read(byte[] input, long mostBytes, Hostile.Reader reader, Class<T> type) {
    byte[] before = input.clone();
    try {
      T value = type.cast(Bounds.within(mostBytes, () -> reader.read(input)));
      require(value != null, "no value");
      return value;
    } catch (FormatException refusal) {
      require(refusal.code() != null && !refusal.advice().isBlank(), "a refusal without advice");
      require(
          refusal.offset() >= 0 && refusal.offset() <= input.length,
          "refused outside of the input: " + refusal.getMessage());
      return null;
    } catch (RuntimeException | Error untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("untyped failure", untyped);
    } finally {
      require(java.util.Arrays.equals(before, input), "the input was changed");
    }
  }

  /** Fails unless it holds. */
  public static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
