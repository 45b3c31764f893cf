package org.tenprint.biometric.domain;

import org.tenprint.matching.intake.ExtractionRefusal;

/**
 * Why a print is not used, or not as it is labelled. The names are public: they stand in
 * identifications.
 */
public enum FingerRefusal {
  /** No bytes. */
  EMPTY,
  /** Not a format that is read here. */
  UNSUPPORTED_FORMAT,
  /** The format is known, the content is damaged or contradicts itself. */
  UNDECODABLE,
  /** Larger than any single finger's. */
  TOO_LARGE,
  /** Smaller than any use. */
  TOO_SMALL,
  /** The resolution is outside what fingers are scanned with. */
  UNSUPPORTED_RESOLUTION,
  /** The ridges are too far apart, or too close, for the resolution that the image states. */
  WRONG_RESOLUTION,
  /** The record holds several fingers or views. */
  SEVERAL_VIEWS,
  /** The image shows no ridges: it is blank, or noise. */
  NO_RIDGES,
  /** Fewer minutiae than a comparison needs. */
  TOO_FEW_MINUTIAE,
  /** More ends of ridges, or minutiae, than any finger has. */
  TOO_COMPLEX,
  /** The booking's other prints have used up what extraction may cost. */
  OVER_BUDGET,
  /** The position names no single finger. */
  NO_SUCH_FINGER,
  /** A print of this finger came before it. */
  DUPLICATE_FINGER,
  /** It is of the same finger as the print of another position: one of the labels is wrong. */
  SAME_AS_ANOTHER_FINGER,
  /** The record of the subject found has this finger under another label: one of both is wrong. */
  LABELLED_OTHERWISE,
  /** Raw pixels without width, height or resolution. */
  SIZE_NOT_STATED;

  /** The reason of the extractor, which has the same name here. */
  static FingerRefusal of(ExtractionRefusal refusal) {
    return valueOf(refusal.name());
  }
}
