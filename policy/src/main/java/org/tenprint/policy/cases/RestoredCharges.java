package org.tenprint.policy.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.GoneCharges;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;

/**
 * Of whom a booking is decided anew once two people took back that charges were dismissed: from
 * whom it was kept, or taken back by an instrument, when they did not stand or nobody could tell. A
 * request is not among them: who asked asks again.
 */
final class RestoredCharges {
  private final Set<String> codes;
  private final boolean hidden;

  /**
   * @param before the facts before the step
   * @param after once it is taken
   */
  RestoredCharges(Facts before, Facts after) {
    codes = gone(before);
    codes.removeAll(gone(after));
    hidden = after.subject().protectedPerson();
  }

  private static Set<String> gone(Facts facts) {
    Optional<GoneCharges> gone = facts.subject().reported().gone();
    return gone.isPresent() ? new TreeSet<>(gone.get().codes()) : new TreeSet<>();
  }

  /** In their order. */
  List<Recipient> recipients(CaseLedger ledger) {
    return codes.isEmpty() ? List.of() : ledger.unasked(one -> withheld(one) || recalled(one));
  }

  /** A protected person's recipients see what a stranger's would, so that it is owed anew. */
  private boolean withheld(Disclosure one) {
    return one.latest().outcome() == Outcome.WITHHELD
        && (restedOnIt(one) || hidden && one.taken().decision().protectsAPerson());
  }

  private boolean recalled(Disclosure one) {
    return !hidden
        && one.latest().outcome() == Outcome.RECALLED
        && !one.latest().instruments().isEmpty()
        && restedOnIt(one);
  }

  private boolean restedOnIt(Disclosure one) {
    Facts then = one.taken().circumstances().facts();
    return codes.stream()
        .anyMatch(
            code ->
                then.subject().reported().dismissals().containsKey(code)
                    || then.offences().charges().stream()
                        .noneMatch(charge -> charge.ncic().equals(code)));
  }
}
