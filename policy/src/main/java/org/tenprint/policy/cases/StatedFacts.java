package org.tenprint.policy.cases;

import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.IdentificationResult;

/** What an event says of the facts of a booking. */
final class StatedFacts {
  private StatedFacts() {}

  /** The facts after an event; the same after one that says nothing of them. */
  static Facts after(CaseEvent event, Facts facts) {
    if (event instanceof CaseEvent.ChargeDismissed dismissed) {
      return facts.without(dismissed.ncic());
    } else if (event instanceof CaseEvent.PersonProtected) {
      return facts.protectedPerson();
    } else if (event instanceof CaseEvent.Misidentified) {
      return facts.identifiedAs(IdentificationResult.ERROR);
    } else if (event instanceof CaseEvent.TriedAsAdult tried) {
      return facts.triedAsAdult(tried.by(), tried.authority(), tried.order());
    } else if (event instanceof CaseEvent.AdultTrialVacated) {
      return facts.notTriedAsAdult();
    }
    return facts;
  }
}
