package org.tenprint.policy.cases;

import java.util.List;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Findings.Citizenship;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * Of whom a booking is decided anew once a protection is lifted: who was told nothing of it for the
 * protection, or from whom it was taken back for that. A request is not among them: who asked was
 * not told, and asks again.
 */
final class LiftedProtection {
  private final CaseLedger ledger;
  private final Circumstances now;

  /**
   * @param ledger where the case stands
   * @param now once the protection is lifted
   */
  LiftedProtection(CaseLedger ledger, Circumstances now) {
    this.ledger = ledger;
    this.now = now;
  }

  /** In their order. */
  List<Recipient> recipients() {
    return ledger.unasked(one -> withheld(one) || recalled(one));
  }

  /** Where nobody was found and the recipient knows it, there is nothing more to tell. */
  private boolean withheld(Disclosure one) {
    return one.latest().outcome() == Outcome.WITHHELD
        && one.taken().decision().protectsAPerson()
        && !(one.knowsNobody() && found() == IdentificationResult.NO_MATCH);
  }

  /**
   * What is corrected for any other cause than a protection leaves the facts of it behind: prints
   * of another, nobody found, or a citizen.
   */
  private boolean recalled(Disclosure one) {
    boolean somebody =
        found() == IdentificationResult.MATCH || found() == IdentificationResult.GREY;
    return one.latest().outcome() == Outcome.RECALLED
        && one.latest().reason() == Reason.CORRECTED
        && one.latest().instruments().isEmpty()
        && somebody
        && now.findings().citizenship() != Citizenship.CITIZEN;
  }

  private IdentificationResult found() {
    return now.facts().finding().identification();
  }
}
