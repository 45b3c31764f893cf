package org.tenprint.matching;

import org.tenprint.formats.FingerPosition;

/**
 * A mistake in the labels of the probe's fingers, or in how its prints lie, that the search
 * assumed, because the probe as given led to nobody.
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
  HANDS_EXCHANGED_AND_ORDER_REVERSED,
  /**
   * The labels as given, but prints that lie turned against what is enrolled, by more than the
   * rotation between impressions: the card or the sensor upside down.
   */
  PRINTS_TURNED;

  private static final int[] REVERSED = {0, 4, 3, 2, 1, 5, 9, 8, 7, 6};

  /** Whether it is about how the prints lie; else it is about their labels, or none. */
  boolean assumesTurned() {
    return this == PRINTS_TURNED;
  }

  /** Whether it is about labels. */
  public boolean isOfLabels() {
    return this != NONE && !assumesTurned();
  }

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
