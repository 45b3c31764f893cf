package org.tenprint.formats;

import java.util.Arrays;
import java.util.List;

/**
 * What one image shows: a finger, or several. The friction ridge positions of SP 500-290 table 8
 * that a booking's prints can have; palms, soles and unknown joints are none of them.
 */
public enum FrictionRidgePosition {
  /** Not known which finger. */
  UNKNOWN(0),
  RIGHT_THUMB(1, 1),
  RIGHT_INDEX(2, 2),
  RIGHT_MIDDLE(3, 3),
  RIGHT_RING(4, 4),
  RIGHT_LITTLE(5, 5),
  LEFT_THUMB(6, 6),
  LEFT_INDEX(7, 7),
  LEFT_MIDDLE(8, 8),
  LEFT_RING(9, 9),
  LEFT_LITTLE(10, 10),
  /** The right thumb again, pressed beside the slaps. */
  PLAIN_RIGHT_THUMB(11, 1),
  /** The left thumb again, pressed beside the slaps. */
  PLAIN_LEFT_THUMB(12, 6),
  /** Four-finger slap of the right hand, index finger leftmost. */
  RIGHT_FOUR(13, 2, 3, 4, 5),
  /** Four-finger slap of the left hand, little finger leftmost. */
  LEFT_FOUR(14, 10, 9, 8, 7),
  /** Both thumbs, the left one leftmost. */
  BOTH_THUMBS(15, 6, 1),
  RIGHT_INDEX_MIDDLE(40, 2, 3),
  RIGHT_MIDDLE_RING(41, 3, 4),
  RIGHT_RING_LITTLE(42, 4, 5),
  LEFT_INDEX_MIDDLE(43, 8, 7),
  LEFT_MIDDLE_RING(44, 9, 8),
  LEFT_RING_LITTLE(45, 10, 9),
  BOTH_INDEXES(46, 7, 2),
  RIGHT_INDEX_MIDDLE_RING(47, 2, 3, 4),
  RIGHT_MIDDLE_RING_LITTLE(48, 3, 4, 5),
  LEFT_INDEX_MIDDLE_RING(49, 9, 8, 7),
  LEFT_MIDDLE_RING_LITTLE(50, 10, 9, 8);

  private static final FrictionRidgePosition[] BY_CODE = new FrictionRidgePosition[51];

  static {
    for (FrictionRidgePosition position : values()) {
      BY_CODE[position.code] = position;
    }
  }

  private final int code;
  private final List<FingerPosition> fingers;

  FrictionRidgePosition(int code, int... fingers) {
    this.code = code;
    this.fingers =
        Arrays.stream(fingers).map(finger -> finger - 1).mapToObj(FingerPosition::at).toList();
  }

  /** The position of that code, or null if the standard has none for fingers. */
  public static FrictionRidgePosition ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /** The position of an image of that finger alone. */
  public static FrictionRidgePosition of(FingerPosition finger) {
    return BY_CODE[finger.code()];
  }

  /** The standard's code. */
  public int code() {
    return code;
  }

  /** The fingers in the image, from its left to its right; none where unknown. */
  public List<FingerPosition> fingers() {
    return fingers;
  }

  /** Exactly one finger, and it is known which. */
  public boolean isSingle() {
    return fingers.size() == 1;
  }

  /** Several fingers in one image. */
  public boolean isSlap() {
    return fingers.size() > 1;
  }

  /** The single finger; that of a plain thumb is the thumb. */
  public FingerPosition finger() {
    if (!isSingle()) {
      throw new IllegalStateException(this + " is not a single finger");
    }
    return fingers.get(0);
  }
}
