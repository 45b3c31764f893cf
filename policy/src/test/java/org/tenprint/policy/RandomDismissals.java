package org.tenprint.policy;

import java.util.List;
import java.util.Random;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.offence.Charge;

/** Charges that are dismissed, or not any more, at random: by one of two papers. */
public final class RandomDismissals {
  private RandomDismissals() {}

  /** Of a code: a person reports it mostly, and a system else. */
  public static CaseEvent event(Random random, String ncic, List<String> people) {
    if (random.nextInt(4) == 0) {
      return new CaseEvent.ChargeDismissed(ncic);
    }
    String by = people.get(random.nextInt(people.size()));
    String order = random.nextInt(3) == 0 ? "2" : "1";
    return random.nextInt(3) == 0
        ? new CaseEvent.DismissalTakenBack(ncic, by, "a court", order)
        : new CaseEvent.ChargeDismissed(ncic, by, "a court", order);
  }

  /** The same facts where one person reported it of some charges. */
  public static Facts ofSome(Random random, Facts facts) {
    Facts told = facts;
    for (Charge charge : facts.offences().charges()) {
      if (random.nextInt(3) > 0) {
        told = told.dismissed(charge.ncic(), "person 1", "a court", "1");
      }
    }
    return told;
  }
}
