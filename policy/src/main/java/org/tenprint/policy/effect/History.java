package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Truth;

/**
 * Charges or none, and convictions of two ages, whichever these are.
 *
 * @param charges offence codes
 * @param younger convictions of one age; none where there are none at all
 * @param older convictions of an older age
 * @param unseen what each yardstick makes of it where it sees no conviction
 * @param seesYounger where it sees the younger alone
 * @param seesOlder where it sees the older alone; where look-backs are nested, as of both
 * @param seesBoth where it sees both
 */
record History(
    List<String> charges,
    List<Conviction> younger,
    List<Conviction> older,
    List<Truth> unseen,
    List<Truth> seesYounger,
    List<Truth> seesOlder,
    List<Truth> seesBoth) {

  static List<Charge> charges(List<String> codes, LocalDate day) {
    return codes.stream().map(code -> new Charge(code, Optional.of(day))).toList();
  }

  /** The offences, once the ages are known. */
  Offences offences(LocalDate booked, Ages.When young, Ages.When old) {
    List<Conviction> convictions = new ArrayList<>();
    younger.forEach(conviction -> convictions.add(young.of(conviction)));
    older.forEach(conviction -> convictions.add(old.of(conviction)));
    return new Offences(charges(charges, booked), convictions);
  }

  /** The charges alone. */
  Offences charged(LocalDate booked) {
    return new Offences(charges(charges, booked), List.of());
  }
}
