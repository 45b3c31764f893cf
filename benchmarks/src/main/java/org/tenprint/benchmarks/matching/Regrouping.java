package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * People made of the fingers of a table: as many as it has fingers. With stride s, which has no
 * factor in common with their number, person p has finger {@code p + s × position} (modulo the
 * number) at each position, so that each finger stands once at each position.
 */
final class Regrouping {
  /** Ways in which {@link #mixed} combines impressions. */
  private static final int MIXTURES = 40;

  private static final int STEPS = 5;
  private static final int PREFERRED = 7;

  private final PrintTable prints;
  private final int[] strides;

  Regrouping(PrintTable prints) {
    this.prints = prints;
    this.strides =
        IntStream.range(1, Math.max(2, people()))
            .filter(stride -> greatestCommonDivisor(stride, people()) == 1)
            .toArray();
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  int people() {
    return prints.fingers();
  }

  int impressions() {
    return prints.impressions();
  }

  /** Most different fingers that a person can have. */
  int mostFingers() {
    return Math.min(FingerPosition.COUNT, people());
  }

  /** The stride that enrolled people have. */
  int enrolledStride() {
    return IntStream.of(strides).filter(stride -> stride >= PREFERRED).findFirst().orElse(1);
  }

  int[] strides() {
    return strides.clone();
  }

  /** Which finger of the table a person has at a position. */
  int finger(int person, int stride, FingerPosition position) {
    return (person + stride * position.ordinal()) % people();
  }

  /** A person with one impression of each finger; empty when none of them gave a template. */
  Optional<TenPrint> person(int person, int impression, List<FingerPosition> positions) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : positions) {
      prints
          .finger(finger(person, enrolledStride(), position), impression)
          .ifPresent(template -> fingers.put(position, template));
    }
    return fingers.isEmpty() ? Optional.empty() : Optional.of(new TenPrint(fingers));
  }

  /** How many different people and mixtures of impressions {@link #mixed} gives. */
  int mixtures() {
    return people() * strides.length * MIXTURES;
  }

  /** The i-th person over all strides, with a mixture of impressions; empty as above. */
  Optional<TenPrint> mixed(int i, List<FingerPosition> positions) {
    int stride = strides[i / people() % strides.length];
    int mixture = i / people() / strides.length;
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : positions) {
      int impression = (mixture + position.ordinal() * (1 + mixture % STEPS)) % impressions();
      prints
          .finger(finger(i % people(), stride, position), impression)
          .ifPresent(template -> fingers.put(position, template));
    }
    return fingers.isEmpty() ? Optional.empty() : Optional.of(new TenPrint(fingers));
  }
}
