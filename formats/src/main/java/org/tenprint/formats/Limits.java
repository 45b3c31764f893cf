package org.tenprint.formats;

/**
 * What is accepted at most, whatever an input says of itself.
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
      throw new FormatException(
          FormatCode.BAD_DIMENSIONS,
          offset,
          "the image is said to be %d × %d pixels; send one of %d to %d a side and at most %d pixels"
              .formatted(width, height, MIN_IMAGE_SIDE, imageSide, imageBytes));
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
