package org.tenprint.policy.fact;

/**
 * On what a decision rests, beside the instruments.
 *
 * @param facts of the booking
 * @param findings of people and courts since
 */
public record Circumstances(Facts facts, Findings findings) {
  /**
   * The same as far as a decision rests on it: what was decided is decided alike by these, whenever
   * it is asked again.
   */
  public Circumstances decidedBy() {
    return new Circumstances(facts.withoutPapers(), findings.withoutVotes());
  }
}
