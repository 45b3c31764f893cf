package org.tenprint.matching.intake;

import org.tenprint.formats.image.GreyImage;

/**
 * How far a print can be relied on, 0 to 100, in the spirit of NFIQ 2's ridge features: the area,
 * in blocks of 16 pixels at 500 ppi, where the grey gradients agree on one ridge direction
 * (coherence of the structure tensor), weighted by that coherence, against the area of a good plain
 * print.
 *
 * @param quality 0 to 100
 * @param coherence mean over the blocks that are not background, 0 to 1; 0 where all are
 */
record PrintQuality(int quality, double coherence) {
  /** Blocks of a good plain print: 0.6 × 0.8 inches. */
  private static final double FULL_AREA = 19.0 * 25.0;

  private static final double BLOCK_INCHES = 16.0 / 500;

  /** Mean squared gradient below which a block is background. */
  private static final double MIN_ENERGY = 60;

  /** A record without an image is full quality from here on. */
  private static final int FULL_MINUTIAE = 40;

  /**
   * Mean coherence below which there are no ridges. Noise has 0.08; the least of 240 FVC2002 prints
   * 0.187, of NIST's card 0.38.
   */
  private static final double FEWEST_RIDGES = 0.10;

  /** Whether there is anything of a finger: from mere noise minutiae are extracted, too. */
  boolean showsRidges() {
    return coherence >= FEWEST_RIDGES;
  }

  static PrintQuality of(GreyImage image) {
    int block = Math.max(4, (int) Math.round(BLOCK_INCHES * image.ppi()));
    int reach = Math.max(1, Math.round(image.ppi() / 500f));
    double good = 0;
    int blocks = 0;
    for (int top = reach; top + block + reach <= image.height(); top += block) {
      for (int left = reach; left + block + reach <= image.width(); left += block) {
        double coherence = coherence(image, left, top, block, reach);
        good += coherence;
        blocks += coherence > 0 ? 1 : 0;
      }
    }
    return new PrintQuality(
        (int) Math.round(100 * Math.min(1, good / FULL_AREA)), blocks == 0 ? 0 : good / blocks);
  }

  static int ofMinutiae(int count) {
    return Math.min(100, 100 * count / FULL_MINUTIAE);
  }

  /**
   * Coherence of a block.
   *
   * @param reach pixels over which grey differs: 1/500 inch to each side, whatever the resolution
   */
  private static double coherence(GreyImage image, int left, int top, int block, int reach) {
    RidgeTensor tensor = RidgeTensor.of(image, left, top, block, reach);
    if (tensor.energy() < MIN_ENERGY * block * block) {
      return 0;
    }
    return tensor.oneDirection() / tensor.energy();
  }
}
