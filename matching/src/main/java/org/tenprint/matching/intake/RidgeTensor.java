package org.tenprint.matching.intake;

import org.tenprint.formats.image.GreyImage;

/**
 * The structure tensor of a block: sums of products of how grey differs along x and along y, over
 * its pixels, which are whole numbers. Cost: 1 ns a pixel.
 *
 * @param xx of the difference along x with itself
 * @param yy of the difference along y with itself
 * @param xy of both
 */
record RidgeTensor(double xx, double yy, double xy) {
  /**
   * Of a block that lies so far from the image's edges as grey differs over.
   *
   * @param block pixels of a side, at most 180: an {@code int} holds the sums
   * @param reach pixels to each side over which grey differs
   */
  static RidgeTensor of(GreyImage image, int left, int top, int block, int reach) {
    byte[] pixels = image.pixels();
    int width = image.width();
    int down = reach * width;
    int xx = 0;
    int yy = 0;
    int xy = 0;
    for (int y = top; y < top + block; y++) {
      int end = y * width + left + block;
      for (int at = end - block; at < end; at++) {
        int dx = (pixels[at + reach] & 0xff) - (pixels[at - reach] & 0xff);
        int dy = (pixels[at + down] & 0xff) - (pixels[at - down] & 0xff);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    return new RidgeTensor(xx, yy, xy);
  }

  /** Sum of squared differences. */
  double energy() {
    return xx + yy;
  }

  /** How much of the energy is across one direction, none to all of it. */
  double oneDirection() {
    return Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
  }
}
