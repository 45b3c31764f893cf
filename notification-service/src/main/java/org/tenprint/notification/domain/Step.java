package org.tenprint.notification.domain;

import java.util.Optional;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.policy.cases.CaseStep;

/**
 * A step of a case that was taken and is to be written.
 *
 * @param before the case before it
 * @param made what the policy made of it
 * @param trigger what made it
 * @param origin where its input stands in the log; empty when time or a rule made it
 * @param moment under what it was taken
 */
public record Step(
    Case before, CaseStep made, Trigger trigger, Optional<LogAddress> origin, CaseMoment moment) {

  /** The case after it. */
  public Case next() {
    return new Case(before.booking(), made.next(), before.step() + 1, moment.at());
  }
}
