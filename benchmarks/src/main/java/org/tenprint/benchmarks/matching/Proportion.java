package org.tenprint.benchmarks.matching;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A share of independent trials with its 95 % confidence bounds by Clopper and Pearson (1934): the
 * shares under which as few, or as many, successes have a probability of 2.5 %.
 *
 * @param successes 0 to {@code trials}
 * @param trials at least 0
 */
record Proportion(long successes, long trials) {
  private static final double TAIL = 0.025;

  Proportion {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
  }

  /** The observed share; 0 without trials. */
  double share() {
    return trials == 0 ? 0 : (double) successes / trials;
  }

  /** Lower bound; 0 without successes. */
  double low() {
    return successes == 0
        ? 0
        : BetaDistribution.of(successes, trials - successes + 1.0)
            .inverseCumulativeProbability(TAIL);
  }

  /** Upper bound; 1 when all succeeded. */
  double high() {
    return successes == trials
        ? 1
        : BetaDistribution.of(successes + 1.0, trials - successes).inverseSurvivalProbability(TAIL);
  }
}
