package org.tenprint.policy;

import java.util.List;

/**
 * What levels rest on.
 *
 * @param charges charges that stand; a dismissed one does not
 * @param convictions earlier convictions
 */
public record Offences(List<Charge> charges, List<Conviction> convictions) {
  /** Copies, so that a case's facts cannot change. */
  public Offences {
    charges = List.copyOf(charges);
    convictions = List.copyOf(convictions);
  }

  Offences without(String ncic) {
    return new Offences(
        charges.stream().filter(charge -> !charge.ncic().equals(ncic)).toList(), convictions);
  }
}
