package org.tenprint.matching.index;

/**
 * How hard a search tries. The look-ups are shared by the fingers there are: few fingers are
 * searched harder.
 *
 * @param lookups buckets to look into over all fingers, about
 * @param most most buckets for one minutia
 * @param patience how much less likely than its first bucket another may be, natural logarithm
 * @param checked candidates a lane to align
 * @param proposed candidates a lane to propose
 * @param evidence least alignment evidence to be proposed, nats
 */
public record Effort(
    int lookups, int most, float patience, int checked, int proposed, double evidence) {
  /** Chosen on FVC2002 prints among 100,000 synthetic people. */
  public static final Effort DEFAULT = new Effort(12_000, 128, 6, 32, 2, 12);
}
