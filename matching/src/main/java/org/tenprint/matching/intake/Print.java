package org.tenprint.matching.intake;

/** One finger as it arrives. The arrays are read, never kept or changed. */
public sealed interface Print {
  /**
   * An encoded image (PNG; WSQ as FBI IAFIS-IC-0110 defines it) or minutiae record (ISO/IEC
   * 19794-2:2005 and :2011, ANSI INCITS 378-2004 and -2009, one view); the format is told by the
   * content.
   *
   * @param bytes the whole file
   * @param ppi pixels an inch of an image, 0 when the file is to say so itself (PNG pHYs; WSQ
   *     comment, else 500); unused for a record
   */
  record Encoded(byte[] bytes, int ppi) implements Print {}

  /**
   * Uncompressed 8-bit grey, rows from the top, 0 black, ridges dark.
   *
   * @param pixels {@code width × height} bytes
   * @param ppi pixels an inch
   */
  record Raw(byte[] pixels, int width, int height, int ppi) implements Print {}
}
