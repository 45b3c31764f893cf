package org.tenprint.formats.image;

import java.util.Locale;

/** How an image's pixels are encoded: GCA of Type-4 and CGA of Type-14, SP 500-290 table 15. */
public enum Compression {
  /** Raw pixels, row by row. */
  NONE(0, "NONE"),
  WSQ20(1, "WSQ20"),
  JPEGB(2, "JPEGB"),
  JPEGL(3, "JPEGL"),
  JP2(4, "JP2"),
  JP2L(5, "JP2L"),
  PNG(6, "PNG");

  private final int code;
  private final String label;

  Compression(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The compression of that Type-4 code, or null. */
  public static Compression ofCode(int code) {
    return code >= 0 && code < values().length ? values()[code] : null;
  }

  /** The compression of that Type-14 label ({@code WSQ} stands for WSQ20), or null. */
  public static Compression ofLabel(String label) {
    String upper = label.toUpperCase(Locale.ROOT);
    for (Compression compression : values()) {
      if (compression.label.equals(upper)) {
        return compression;
      }
    }
    return upper.equals("WSQ") ? WSQ20 : null;
  }

  /** The binary code of Type-4. */
  public int code() {
    return code;
  }

  /** The label of Type-14. */
  public String label() {
    return label;
  }
}
