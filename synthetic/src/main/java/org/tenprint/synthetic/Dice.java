package org.tenprint.synthetic;

/**
 * Seeded randomness: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), with normal deviates by Box and
 * Muller over StrictMath, so that a seed means the same everywhere.
 */
final class Dice {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** Dice whose throws have nothing to do with those of another purpose. */
  static Dice of(long seed, long purpose) {
    return new Dice(mix(seed + GOLDEN * (purpose + 1)) ^ mix(purpose * GOLDEN + 1));
  }

  static long mix(long z) {
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** Uniform in [from, to). */
  double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Normal with mean 0 and the given deviation. */
  double normal(double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return deviation * radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** Normal, held within two deviations. */
  double heldNormal(double deviation) {
    return Math.max(-2 * deviation, Math.min(2 * deviation, normal(deviation)));
  }
}
