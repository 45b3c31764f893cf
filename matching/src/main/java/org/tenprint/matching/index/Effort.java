package org.tenprint.matching.index;

/**
 * How hard a search tries. The look-ups are shared by the fingers there are: few fingers are
 * searched harder.
 *
 * @param lookups buckets to look into over all fingers, about
 * @param most most buckets for one minutia
 * @param patience how much less likely than its first bucket another may be, natural logarithm
 * @param votes least votes to be looked at
 * @param checked candidates a lane to align
 * @param proposed subjects a lane to propose
 * @param evidence least alignment evidence to be proposed, nats, for one finger
 * @param evidenceMore more of it for each further finger of the probe
 * @param alone candidates a lane to align for what one finger alone shows; the best of them is
 *     proposed beside the others where it shows enough
 */
public record Effort(
    int lookups,
    int most,
    float patience,
    int votes,
    int checked,
    int proposed,
    double evidence,
    double evidenceMore,
    int alone) {

  private static final Effort MANY = new Effort(6_500, 128, 8, 3, 32, 2, 12, 2, 24);
  private static final Effort SOME = new Effort(20_000, 256, 8, 2, 48, 2, 12, 2, 24);
  private static final Effort FEW = new Effort(20_000, 256, 8, 2, 256, 16, 8, 2);
  private static final Effort TURNED_MANY = new Effort(3_250, 64, 8, 3, 8, 2, 18, 3);
  private static final Effort TURNED_FEW = new Effort(20_000, 256, 8, 2, 24, 2, 18, 3);
  private static final Effort RELABELLED_MANY = new Effort(1_300, 32, 8, 3, 8, 2, 18, 3);
  private static final int MANY_FINGERS = 7;
  private static final int SOME_FINGERS = 3;

  /** That looks for nobody by one finger alone. */
  public Effort(
      int lookups,
      int most,
      float patience,
      int votes,
      int checked,
      int proposed,
      double evidence,
      double evidenceMore) {
    this(lookups, most, patience, votes, checked, proposed, evidence, evidenceMore, 0);
  }

  /**
   * What a search for that many fingers is worth. Of one or two fingers the mate may stand far down
   * by votes, so more are aligned and judged: {@code ./tenprint bench effort}. The others were
   * chosen on FVC2002 prints and synthetic people among 100,000.
   */
  public static Effort of(int fingers) {
    return fingers >= MANY_FINGERS ? MANY : fingers >= SOME_FINGERS ? SOME : FEW;
  }

  /**
   * What a further search for the same fingers, assumed to lie turned, is worth. It has to find
   * only those who stand out far beyond doubt.
   */
  public static Effort turned(int fingers) {
    return fingers >= MANY_FINGERS ? TURNED_MANY : TURNED_FEW;
  }

  /**
   * What a further search under other labels is worth: of many fingers the likeliest buckets of
   * each minutia are enough.
   */
  public static Effort relabelled(int fingers) {
    return fingers >= MANY_FINGERS ? RELABELLED_MANY : TURNED_FEW;
  }

  /** Least alignment evidence to be proposed for a probe of that many fingers. */
  double least(int fingers) {
    return evidence + evidenceMore * (fingers - 1);
  }
}
