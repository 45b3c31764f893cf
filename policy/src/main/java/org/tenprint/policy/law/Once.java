package org.tenprint.policy.law;

import java.util.function.Supplier;

/**
 * What is worked out of something immutable when it is first asked for, and kept.
 *
 * <p>Threads that ask at once may each work it out: it comes out the same.
 */
final class Once<T> {
  private volatile T value;

  T get(Supplier<T> first) {
    T known = value;
    if (known == null) {
      known = first.get();
      value = known;
    }
    return known;
  }
}
