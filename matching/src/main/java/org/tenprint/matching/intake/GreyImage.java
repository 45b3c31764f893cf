package org.tenprint.matching.intake;

/**
 * A decoded image of one finger.
 *
 * @param pixels {@code width × height} bytes, rows from the top, 0 black
 * @param ppi pixels an inch
 */
record GreyImage(byte[] pixels, int width, int height, int ppi) {
  /** A rolled finger is at most 1.6 inches wide; a four-finger slap is 3.2. */
  private static final double MAX_INCHES = 2.2;

  private static final double MIN_INCHES = 0.15;
  private static final int MIN_PPI = 250;
  private static final int MAX_PPI = 1200;

  /** Refuses a size or resolution that no single finger has. Called before anything is decoded. */
  static void check(int width, int height, int ppi) throws PrintRefused {
    if (ppi < MIN_PPI || ppi > MAX_PPI) {
      throw new PrintRefused(ExtractionRefusal.UNSUPPORTED_RESOLUTION);
    }
    if (width > MAX_INCHES * ppi || height > MAX_INCHES * ppi) {
      throw new PrintRefused(ExtractionRefusal.TOO_LARGE);
    }
    if (width < MIN_INCHES * ppi || height < MIN_INCHES * ppi) {
      throw new PrintRefused(ExtractionRefusal.TOO_SMALL);
    }
  }
}
