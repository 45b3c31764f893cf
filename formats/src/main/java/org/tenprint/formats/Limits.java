package org.tenprint.formats;

/**
 * What is accepted at most, whatever an input says of itself; and, as constants, what an image of
 * one finger is. The door and the engine ask the same table.
 *
 * @param fileBytes bytes of a whole file
 * @param records records of an ANSI/NIST file, its Type-1 included
 * @param fields fields of one tagged record
 * @param imageBytes bytes of one encoded image, and of its pixels when decoded to 8-bit grey
 * @param imageSide pixels of an image's width or height
 */
public record Limits(int fileBytes, int records, int fields, int imageBytes, int imageSide) {
  /** Pixels below which a width or height is no fingerprint. */
  public static final int MIN_IMAGE_SIDE = 32;

  /** Pixels an inch between which prints are read: below 300 ridges run together. */
  public static final int MIN_PPI = 300;

  public static final int MAX_PPI = 1200;

  /**
   * A rolled finger is at most 1.6 inches wide, a plain thumb 2 high; a four-finger slap is 3.2.
   */
  public static final double MAX_INCHES = 2.2;

  /** A side below this shows some four ridges. */
  public static final double MIN_INCHES = 0.15;

  /**
   * A minutiae record may be of an image with more than the finger in it: a slap's is 3.2 inches
   * wide. Templates have room for 4.09.
   */
  public static final double MAX_RECORD_INCHES = 4;

  /** 32 MiB a file, 128 records, 512 fields a record, images of 16 MiB and 4096 × 4096 pixels. */
  public static final Limits DEFAULT = new Limits(32 << 20, 128, 512, 16 << 20, 4096);

  /** All limits are positive. */
  public Limits {
    if (fileBytes < 1 || records < 1 || fields < 1 || imageBytes < 1 || imageSide < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Refuses sides that are too small, too large, or too large together. */
  public void checkSides(int width, int height, int offset) throws FormatException {
    if (width < MIN_IMAGE_SIDE
        || height < MIN_IMAGE_SIDE
        || width > imageSide
        || height > imageSide
        || (long) width * height > imageBytes) {
      throw new SidesException(
          width > imageSide || height > imageSide || (long) width * height > imageBytes,
          offset,
          "the image is said to be %d × %d pixels; send one of %d to %d a side and at most %d pixels"
              .formatted(width, height, MIN_IMAGE_SIDE, imageSide, imageBytes));
    }
  }

  /** Refuses a resolution that is not stated, or with which no finger is scanned. */
  public static void checkResolution(int ppi, int offset) throws FormatException {
    if (ppi < MIN_PPI || ppi > MAX_PPI) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION,
          offset,
          "the resolution is %d ppi; it must be stated and within %d to %d"
              .formatted(ppi, MIN_PPI, MAX_PPI));
    }
  }

  /** Refuses sides that no image of one finger has. */
  public static void checkFinger(int width, int height, int ppi) throws FormatException {
    if (Math.max(width, height) > MAX_INCHES * ppi) {
      throw new SidesException(
          true,
          0,
          "the image is larger than one finger; send one image a finger, or a slap under its own"
              + " position in an ANSI/NIST file");
    }
    if (Math.min(width, height) < MIN_INCHES * ppi) {
      throw new SidesException(
          false,
          0,
          "the image is smaller than any part of a finger that can be compared; send the whole"
              + " image, or say that the finger is missing");
    }
  }

  /** Refuses a minutiae record whose sides, or minutiae, reach further than any hand's image. */
  public static void checkRecord(double wideInches, double highInches, int offset)
      throws FormatException {
    if (Math.max(wideInches, highInches) > MAX_RECORD_INCHES) {
      throw new SidesException(
          true,
          offset,
          "the record's sides or minutiae reach further than %.0f inches; send a record of one finger"
              .formatted(MAX_RECORD_INCHES));
    }
  }

  /** Refuses an empty input and one of more than {@code atMost} bytes. */
  public static void checkSize(byte[] input, int atMost) throws FormatException {
    if (input.length == 0) {
      throw new FormatException(FormatCode.EMPTY, 0, "there are no bytes; send the file's content");
    }
    if (input.length > atMost) {
      throw new FormatException(
          FormatCode.TOO_LARGE,
          0,
          "%d bytes are more than the %d that are accepted".formatted(input.length, atMost));
    }
  }
}
