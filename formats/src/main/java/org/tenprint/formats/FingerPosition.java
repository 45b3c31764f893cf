package org.tenprint.formats;

import java.util.Optional;

/**
 * The ten fingers in the order and with the numbers of ANSI/NIST-ITL table "friction ridge
 * position" (FGP 1 to 10). What an image shows may be several: {@link FrictionRidgePosition}.
 */
public enum FingerPosition {
  RIGHT_THUMB,
  RIGHT_INDEX,
  RIGHT_MIDDLE,
  RIGHT_RING,
  RIGHT_LITTLE,
  LEFT_THUMB,
  LEFT_INDEX,
  LEFT_MIDDLE,
  LEFT_RING,
  LEFT_LITTLE;

  /** How many positions there are. */
  public static final int COUNT = 10;

  private static final FingerPosition[] VALUES = values();

  /** FGP code, 1 to 10. */
  public int code() {
    return ordinal() + 1;
  }

  /**
   * The position of an FGP code; empty for codes that name no single finger (0, 11 to 15, palms).
   */
  public static Optional<FingerPosition> ofCode(int code) {
    return code >= 1 && code <= COUNT ? Optional.of(VALUES[code - 1]) : Optional.empty();
  }

  /** The position with that ordinal, 0 to 9. */
  public static FingerPosition at(int ordinal) {
    return VALUES[ordinal];
  }

  /** The same finger of the other hand. */
  public FingerPosition otherHand() {
    return VALUES[(ordinal() + 5) % COUNT];
  }
}
