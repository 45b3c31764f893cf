package org.tenprint.formats.image;

import java.util.Arrays;

/**
 * Pixels, 8-bit grey, row by row from the top: 0 black, 255 white. The array is not copied, neither
 * in nor out; whoever changes it changes the image.
 *
 * @param pixels exactly width × height
 * @param ppi pixels an inch; 0 where unknown
 */
public record GreyImage(int width, int height, byte[] pixels, int ppi) {
  /** Sides are positive and there is a pixel for each place. */
  public GreyImage {
    if (width < 1 || height < 1 || ppi < 0 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException("pixels must be width × height");
    }
  }

  /** The value at a place inside of the image. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  /** The part within the box, as an image of its own. */
  public GreyImage crop(Box box) {
    if (box.right() > width || box.bottom() > height) {
      throw new IllegalArgumentException("the box leaves the image");
    }
    byte[] part = new byte[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(
          pixels, (box.top() + y) * width + box.left(), part, y * box.width(), box.width());
    }
    return new GreyImage(box.width(), box.height(), part, ppi);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GreyImage image
        && image.width == width
        && image.height == height
        && image.ppi == ppi
        && Arrays.equals(image.pixels, pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return width + "×" + height + " at " + ppi + " ppi";
  }
}
