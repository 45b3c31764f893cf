package org.tenprint.matching;

import org.tenprint.formats.FingerPosition;

/**
 * A mistake in the labels of the probe's fingers that the search assumed, because the labels as
 * given led to nobody.
 */
public enum SequenceCorrection {
  /** The labels as given. */
  NONE,
  /** Left and right hand exchanged. */
  HANDS_EXCHANGED,
  /**
   * The four fingers of each hand taken in the opposite order (a slap read from the wrong side).
   */
  ORDER_REVERSED,
  /** Both. */
  HANDS_EXCHANGED_AND_ORDER_REVERSED;

  private static final int[] REVERSED = {0, 4, 3, 2, 1, 5, 9, 8, 7, 6};

  /** Where a finger labelled {@code position} belongs under this assumption. */
  public FingerPosition apply(FingerPosition position) {
    FingerPosition hand =
        this == HANDS_EXCHANGED || this == HANDS_EXCHANGED_AND_ORDER_REVERSED
            ? position.otherHand()
            : position;
    return this == ORDER_REVERSED || this == HANDS_EXCHANGED_AND_ORDER_REVERSED
        ? FingerPosition.at(REVERSED[hand.ordinal()])
        : hand;
  }
}
