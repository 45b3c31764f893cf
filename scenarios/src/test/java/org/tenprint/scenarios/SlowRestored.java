package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.Charge;

/** Charges that stand again, for the slow reference. */
final class SlowRestored {
  private SlowRestored() {}

  /** Of whom it is decided anew: the booking's own, who were told nothing without those charges. */
  static List<Recipient> recipients(SlowLines lines, Facts was, Facts is) {
    Set<String> codes = dismissed(was);
    codes.removeAll(dismissed(is));
    List<Recipient> anew = new ArrayList<>();
    for (Recipient recipient : lines.recipients()) {
      Disposition shown = lines.to(recipient).shown;
      boolean rule = shown.instruments().isEmpty();
      boolean without =
          codes.stream().anyMatch(code -> !stands(code, lines.to(recipient).last.on().facts()));
      boolean hidden = is.subject().protectedPerson();
      boolean owes = hidden && rule && shown.reason() == Reason.PROTECTED;
      boolean kept = shown.outcome() == Outcome.WITHHELD && (without || owes);
      boolean back = shown.outcome() == Outcome.RECALLED && !rule && without && !hidden;
      if (!codes.isEmpty() && recipient.edge() != Edge.REQUEST && (kept || back)) {
        anew.add(recipient);
      }
    }
    return anew;
  }

  private static Set<String> dismissed(Facts facts) {
    Set<String> codes = new TreeSet<>();
    facts.subject().reported().gone().ifPresent(gone -> codes.addAll(gone.codes()));
    return codes;
  }

  /** Surely: nobody reports that it does not. */
  private static boolean stands(String code, Facts facts) {
    return !facts.subject().reported().dismissals().containsKey(code)
        && facts.offences().charges().stream().map(Charge::ncic).anyMatch(code::equals);
  }
}
