package org.tenprint.matching.index;

import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;

/** Which buckets one search looks into, the same of every segment. */
final class Looks {
  /** Looks that are said ahead at a time. */
  static final int AHEAD = 16;

  private final Gate gate;
  private final int each;
  private final FingerTemplate[] templates = new FingerTemplate[FingerPosition.COUNT];
  private final CodedProbe.Finger[] fingers = new CodedProbe.Finger[FingerPosition.COUNT];

  /**
   * @param each most buckets a minutia
   */
  Looks(Gate gate, int each) {
    this.gate = gate;
    this.each = each;
  }

  /** A look into a bucket. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks.
     *
     * @param direction the minutia's, 1/256 of a turn
     */
    void into(int finger, int minutia, int direction, int bucket);

    /** Says that it will look into that bucket soon. */
    default void ahead(int finger, int bucket) {}

    /** Says so again, once all of these were said ahead. */
    default void aim(int finger, int direction, int bucket) {}
  }

  Gate gate() {
    return gate;
  }

  void add(int position, FingerTemplate template, CodedProbe.Finger finger) {
    templates[position] = template;
    fingers[position] = finger;
  }

  /** How many they are. */
  int count() {
    int count = 0;
    for (CodedProbe.Finger finger : fingers) {
      for (int i = 0; finger != null && i < finger.minutiae(); i++) {
        count += finger.to(i, each) - finger.from(i);
      }
    }
    return count;
  }

  /** All, finger by finger and minutia by minutia, of a minutia the most likely first. */
  void each(Look look) {
    for (int finger = 0; finger < fingers.length; finger++) {
      of(finger, look);
    }
  }

  /** Those of one finger. */
  void of(int position, Look look) {
    CodedProbe.Finger finger = fingers[position];
    if (finger == null) {
      return;
    }
    for (int i = 0; i < finger.minutiae(); i++) {
      int direction = templates[position].direction(i);
      int end = finger.to(i, each);
      for (int at = finger.from(i); at < end; at += AHEAD) {
        int some = Math.min(end, at + AHEAD);
        for (int next = at; next < some; next++) {
          look.ahead(position, finger.bucket(next));
        }
        for (int next = at; next < some; next++) {
          look.aim(position, direction, finger.bucket(next));
        }
        for (int next = at; next < some; next++) {
          look.into(position, i, direction, finger.bucket(next));
        }
      }
    }
  }
}
