package org.tenprint.matching.prints;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The minutiae of one finger at 500 pixels an inch: what the enrolments topic carries and every
 * matcher here reads. Immutable; equal when the bytes are equal.
 *
 * <p>Serial form, version 1, big-endian: magic {@code 'T'}, version {@code 1}, width {@code u16},
 * height {@code u16}, quality {@code u8} (0 to 100), count {@code u8}, then a word a minutia:
 * {@code kind:1 | direction:8 | y:11 | x:11}, the top bit zero. x runs right and y down from the
 * image's upper left corner in pixels; the direction is in 1/256 of a turn, counter-clockwise from
 * the x axis, as in ISO/IEC 19794-2:2005. 8 + 4n bytes, at most {@value #MAX_BYTES}.
 */
public final class FingerTemplate {
  /** Fewest minutiae a template may have: with fewer no comparison says anything. */
  public static final int MIN_MINUTIAE = 8;

  /** Most minutiae a template may have (the count is a byte). */
  public static final int MAX_MINUTIAE = 255;

  /** Largest coordinate: 11 bits at 500 ppi are 104 mm, twice the longest finger image in use. */
  public static final int MAX_COORDINATE = (1 << 11) - 1;

  /** Longest serial form. */
  public static final int MAX_BYTES = 8 + 4 * MAX_MINUTIAE;

  private static final int HEADER = 8;
  private static final byte MAGIC = 'T';
  private static final byte VERSION = 1;

  private final int width;
  private final int height;
  private final int quality;
  private final int[] minutiae;

  private FingerTemplate(int width, int height, int quality, int[] minutiae) {
    if (minutiae.length < MIN_MINUTIAE || minutiae.length > MAX_MINUTIAE) {
      throw new IllegalArgumentException(
          "a template has "
              + MIN_MINUTIAE
              + " to "
              + MAX_MINUTIAE
              + " minutiae, not "
              + minutiae.length);
    }
    if (width < 1
        || height < 1
        || width > MAX_COORDINATE + 1
        || height > MAX_COORDINATE + 1
        || quality < 0
        || quality > 100) {
      throw new IllegalArgumentException(
          "width, height or quality out of range: " + width + ", " + height + ", " + quality);
    }
    this.width = width;
    this.height = height;
    this.quality = quality;
    this.minutiae = minutiae;
  }

  /**
   * A template of packed minutiae (see {@link #pack}); the order given is kept.
   *
   * @param width image width, pixels at 500 ppi
   * @param height image height, pixels at 500 ppi
   * @param quality 0 (worst) to 100
   */
  public static FingerTemplate of(int width, int height, int quality, int[] minutiae) {
    for (int packed : minutiae) {
      if (packed < 0 || (packed & 0x7ff) >= width || (packed >>> 11 & 0x7ff) >= height) {
        throw new IllegalArgumentException(
            "a minutia lies outside the image, or its top bit is set");
      }
    }
    return new FingerTemplate(width, height, quality, minutiae.clone());
  }

  /**
   * One minutia as a word of the serial form. Coordinates are pixels at 500 ppi, the direction
   * 1/256 of a turn.
   */
  public static int pack(int x, int y, int direction, MinutiaKind kind) {
    if (x < 0
        || y < 0
        || x > MAX_COORDINATE
        || y > MAX_COORDINATE
        || direction < 0
        || direction > 255) {
      throw new IllegalArgumentException(
          "minutia out of range: " + x + ", " + y + ", " + direction);
    }
    return kind.ordinal() << 30 | direction << 22 | y << 11 | x;
  }

  /** Reads a serial form; {@link IllegalArgumentException} when it is not exactly one. */
  public static FingerTemplate fromBytes(byte[] bytes) {
    if (bytes.length < HEADER || bytes.length > MAX_BYTES || bytes[0] != MAGIC) {
      throw new IllegalArgumentException("not a finger template");
    }
    if (bytes[1] != VERSION) {
      throw new IllegalArgumentException(
          "finger template version " + bytes[1] + " is not known here");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
    int width = in.getShort() & 0xffff;
    int height = in.getShort() & 0xffff;
    int quality = in.get() & 0xff;
    int count = in.get() & 0xff;
    if (bytes.length != HEADER + 4 * count) {
      throw new IllegalArgumentException(
          "finger template of " + bytes.length + " bytes claims " + count + " minutiae");
    }
    int[] words = new int[count];
    in.asIntBuffer().get(words);
    return of(width, height, quality, words);
  }

  /** The serial form. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(HEADER + 4 * minutiae.length);
    out.put(MAGIC).put(VERSION).putShort((short) width).putShort((short) height);
    out.put((byte) quality).put((byte) minutiae.length);
    out.asIntBuffer().put(minutiae);
    return out.array();
  }

  /** Image width in pixels at 500 ppi. */
  public int width() {
    return width;
  }

  /** Image height in pixels at 500 ppi. */
  public int height() {
    return height;
  }

  /** How much the print can be relied on, 0 to 100; see {@code PrintQuality}. */
  public int quality() {
    return quality;
  }

  /** How many minutiae. */
  public int size() {
    return minutiae.length;
  }

  /** Pixels right of the upper left corner. */
  public int x(int index) {
    return minutiae[index] & 0x7ff;
  }

  /** Pixels below the upper left corner. */
  public int y(int index) {
    return minutiae[index] >>> 11 & 0x7ff;
  }

  /** Direction in 1/256 of a turn, counter-clockwise from the x axis. */
  public int direction(int index) {
    return minutiae[index] >>> 22 & 0xff;
  }

  /** Ending or bifurcation. */
  public MinutiaKind kind(int index) {
    return minutiae[index] >>> 30 == 1 ? MinutiaKind.BIFURCATION : MinutiaKind.ENDING;
  }

  /** The minutia as a word of the serial form. */
  public int packed(int index) {
    return minutiae[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FingerTemplate that
        && width == that.width
        && height == that.height
        && quality == that.quality
        && Arrays.equals(minutiae, that.minutiae);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(minutiae);
  }

  /** Sizes only: a template is personal data and is never printed. */
  @Override
  public String toString() {
    return "FingerTemplate["
        + minutiae.length
        + " minutiae, "
        + width
        + "x"
        + height
        + ", quality "
        + quality
        + "]";
  }
}
