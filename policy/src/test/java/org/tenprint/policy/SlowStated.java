package org.tenprint.policy;

import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Truth;

/** What is stated of a person, slow and obvious. */
final class SlowStated {
  private SlowStated() {}

  /**
   * Two people's counts; of what nobody or one person stated, nobody can tell, nor of which of
   * several charges a finding is.
   */
  static Truth holds(Condition.Stated asked, Facts facts) {
    Statement one = facts.subject().reported().facts().get(asked.fact());
    if (one == null || one.by().size() != 2) {
      return Truth.UNSURE;
    }
    boolean several = facts.offences().charges().stream().map(Charge::ncic).distinct().count() > 1;
    if (asked.fact() == StatedFact.MAGISTRATE_FINDING && one.holds() && several) {
      return Truth.UNSURE;
    }
    return one.holds() == asked.wanted() ? Truth.YES : Truth.NO;
  }
}
