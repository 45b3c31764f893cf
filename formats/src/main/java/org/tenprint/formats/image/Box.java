package org.tenprint.formats.image;

/**
 * A rectangle of pixels: left and top inside, right and bottom just outside. Never empty, never of
 * negative places.
 */
public record Box(int left, int top, int right, int bottom) {
  /** {@code 0 <= left < right} and {@code 0 <= top < bottom}. */
  public Box {
    if (left < 0 || top < 0 || right <= left || bottom <= top) {
      throw new IllegalArgumentException("a box has a positive width and height");
    }
  }

  /** Pixels from left to right. */
  public int width() {
    return right - left;
  }

  /** Pixels from top to bottom. */
  public int height() {
    return bottom - top;
  }
}
