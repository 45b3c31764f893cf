package org.tenprint.matching.intake;

import org.tenprint.formats.FormatException;
import org.tenprint.formats.SidesException;

/** Why a finger gives no template. */
public enum ExtractionRefusal {
  /** No bytes. */
  EMPTY,
  /** Not a format read here. */
  UNSUPPORTED_FORMAT,
  /** The format is known, the content is damaged or contradicts itself. */
  UNDECODABLE,
  /**
   * The file or the image it announces is larger than any single finger's: also an unsegmented
   * slap.
   */
  TOO_LARGE,
  /** The image is smaller than any use. */
  TOO_SMALL,
  /** The resolution is not stated, or lies outside 300 to 1,200 pixels an inch. */
  UNSUPPORTED_RESOLUTION,
  /**
   * The ridges of the image are too far apart, or too close, for the resolution that it states: of
   * 1,000 pixels an inch labelled 500, or the other way.
   */
  WRONG_RESOLUTION,
  /** The record holds several fingers or views. */
  SEVERAL_VIEWS,
  /** The image shows no ridges: it is blank, or noise. */
  NO_RIDGES,
  /** Fewer minutiae than a comparison needs. */
  TOO_FEW_MINUTIAE,
  /** More ends of ridges, or minutiae, than any finger has: extraction would cost too much. */
  TOO_COMPLEX,
  /** The booking's other prints have used up what extraction may cost. */
  OVER_BUDGET;

  /** What the reader's refusal means for the finger. The door knows them all, and lets none by. */
  static ExtractionRefusal of(FormatException unread) {
    return switch (unread.code()) {
      case EMPTY -> EMPTY;
      case UNKNOWN_FORMAT, UNSUPPORTED, BAD_COMPRESSION -> UNSUPPORTED_FORMAT;
      case TOO_LARGE -> TOO_LARGE;
      case BAD_RESOLUTION -> UNSUPPORTED_RESOLUTION;
      case BAD_DIMENSIONS ->
          unread instanceof SidesException sides && !sides.tooLarge() ? TOO_SMALL : TOO_LARGE;
      default -> UNDECODABLE;
    };
  }
}
