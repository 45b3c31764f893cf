package org.tenprint.matching;

import java.util.Collection;
import java.util.Collections;
import org.tenprint.matching.prints.TenPrint;

/**
 * What it costs that the best of several comparisons counts. As many prints of one person are as
 * many chances for a stranger, so what the best shows is lowered by what makes it that many times
 * rarer, {@code 10·log10(tries)} decibans: 3 of two, 9 of eight, 15 of 32. It is the most that
 * tries can add, as if no two prints of a finger were alike (Bonferroni). One costs nothing.
 */
final class Tries {
  private Tries() {}

  /** Decibans that so many tries cost; 0 of fewer than two. */
  static double cost(int tries) {
    return tries > 1 ? 10 * Math.log10(tries) : 0;
  }

  /** What the best of so many tries is worth, in decibans, never negative. */
  static double paid(double decibans, int tries) {
    return Math.max(0, decibans - cost(tries));
  }

  /** How many encounters have a finger of the probe: those that could be its best. */
  static int among(Collection<TenPrint> encounters, TenPrint probe) {
    return (int)
        encounters.stream()
            .filter(
                encounter ->
                    !Collections.disjoint(encounter.fingers().keySet(), probe.fingers().keySet()))
            .count();
  }
}
