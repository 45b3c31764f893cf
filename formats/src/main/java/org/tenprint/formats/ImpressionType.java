package org.tenprint.formats;

/** How a print was taken: IMP of SP 500-290 table 7, which ISO/IEC 19794-2 and INCITS 378 share. */
public enum ImpressionType {
  LIVE_PLAIN,
  LIVE_ROLLED,
  /** From ink or another surface. */
  NONLIVE_PLAIN,
  NONLIVE_ROLLED,
  /** Found at a scene; never what a booking takes. */
  LATENT,
  /** Drawn over a narrow sensor. */
  SWIPE,
  PALM,
  CONTACTLESS,
  OTHER;

  /** The type of that code, or null if the standard has none. */
  public static ImpressionType ofCode(int code) {
    if (code >= 4 && code <= 7) {
      return LATENT;
    }
    if (code >= 10 && code <= 15) {
      return PALM;
    }
    return switch (code) {
      case 0 -> LIVE_PLAIN;
      case 1 -> LIVE_ROLLED;
      case 2 -> NONLIVE_PLAIN;
      case 3 -> NONLIVE_ROLLED;
      case 8 -> SWIPE;
      case 9, 20, 21, 22, 23, 24, 25, 26, 27, 41, 42 -> CONTACTLESS;
      case 28, 29 -> OTHER;
      default -> null;
    };
  }

  /** The code that is written; the first of those that share a type. */
  public int code() {
    return switch (this) {
      case LIVE_PLAIN -> 0;
      case LIVE_ROLLED -> 1;
      case NONLIVE_PLAIN -> 2;
      case NONLIVE_ROLLED -> 3;
      case LATENT -> 4;
      case SWIPE -> 8;
      case PALM -> 10;
      case CONTACTLESS -> 24;
      case OTHER -> 28;
    };
  }

  /** Nail to nail, as against pressed. */
  public boolean isRolled() {
    return this == LIVE_ROLLED || this == NONLIVE_ROLLED;
  }
}
