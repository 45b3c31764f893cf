package org.tenprint.biometric.application;

import java.util.List;
import java.util.Optional;
import org.tenprint.matching.Decision;
import org.tenprint.matching.EncounterAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.Verification;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Whether prints are of the person of whom a client says that they are. A client's word does not
 * join two people: what is added is held to the same rules as what the pipeline enrols.
 */
final class OnePerson {
  private static final String NAME = "one";

  private final Thresholds thresholds;

  OnePerson(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** Compares prints with those of some encounters, one to one. */
  static Verification compared(TenPrint prints, List<TenPrint> encounters) {
    Gallery alone = Galleries.exhaustive();
    alone.put(new Subject(NAME, encounters));
    return alone.verify(prints, NAME).orElseThrow();
  }

  /**
   * What of some prints may be added to a person: the fingers that are found to be the person's,
   * each for itself, where the prints are a match and agree with each encounter by itself. Cost: as
   * two verifications.
   *
   * @return empty where they are not
   */
  Optional<TenPrint> added(TenPrint prints, List<TenPrint> encounters) {
    Verification compared = compared(prints, encounters);
    if (thresholds.decide(compared) != Decision.MATCH) {
      return Optional.empty();
    }
    return prints
        .only(compared.agreement().fingers(FingerVerdict.CONFIRMS))
        .filter(kept -> EncounterAgreement.withEach(kept, encounters));
  }
}
