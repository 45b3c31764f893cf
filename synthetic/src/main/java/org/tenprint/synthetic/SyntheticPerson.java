package org.tenprint.synthetic;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tenprint.formats.image.GreyImage;

/**
 * Ten fingers by a seed. Masters are grown when first asked for and kept with the person: about 0.8
 * MB a finger at full size, so let people go when done. Thread-safe.
 */
public final class SyntheticPerson {
  /** Fingers of a person. */
  public static final int FINGERS = 10;

  private final long seed;
  private final MasterFinger.Size size;
  private final AtomicReferenceArray<MasterFinger> fingers = new AtomicReferenceArray<>(FINGERS);

  private SyntheticPerson(long seed, MasterFinger.Size size) {
    this.seed = seed;
    this.size = size;
  }

  /** The person of that seed, at full size. */
  public static SyntheticPerson of(long seed) {
    return of(seed, MasterFinger.Size.FULL);
  }

  /** The person of that seed; a small person's fingers are other fingers than the full one's. */
  public static SyntheticPerson of(long seed, MasterFinger.Size size) {
    return new SyntheticPerson(seed, size);
  }

  /** The finger at a position from 1 (right thumb) to 10 (left little finger). */
  public MasterFinger finger(int position) {
    if (position < 1 || position > FINGERS) {
      throw new IllegalArgumentException("a finger position is 1 to 10, not " + position);
    }
    MasterFinger known = fingers.get(position - 1);
    if (known == null) {
      long own = Dice.mix(seed * FINGERS + position);
      known = MasterFinger.grow(PatternClass.draw(position, Dice.of(own, 0)), own, size);
      fingers.set(position - 1, known);
    }
    return known;
  }

  /**
   * A press of one finger: 500 ppi, 12 pixels smaller than the master on each side ({@code FULL}:
   * 376 × 496). Other seeds are other presses of the same finger.
   */
  public GreyImage impression(int position, long impressionSeed, ImpressionQuality quality) {
    MasterFinger finger = finger(position);
    return impression(position, impressionSeed, quality, finger.width() - 24, finger.height() - 24);
  }

  /**
   * The same press as {@link #impression(int, long, ImpressionQuality)} by a scanner of 1,000 ppi.
   */
  public GreyImage fine(int position, long impressionSeed, ImpressionQuality quality) {
    MasterFinger finger = finger(position);
    return press(position, impressionSeed, quality, finger.width() - 24, finger.height() - 24)
        .render(2);
  }

  /** A press on a sensor of the given sides, which are best no larger than the master. */
  public GreyImage impression(
      int position, long impressionSeed, ImpressionQuality quality, int width, int height) {
    return press(position, impressionSeed, quality, width, height).render(1);
  }

  private Press press(
      int position, long impressionSeed, ImpressionQuality quality, int width, int height) {
    Dice dice = Dice.of(Dice.mix(seed * FINGERS + position) ^ Dice.mix(impressionSeed), 4);
    return new Press(finger(position), width, height, quality, dice);
  }
}
