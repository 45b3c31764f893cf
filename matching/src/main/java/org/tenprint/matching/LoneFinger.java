package org.tenprint.matching;

import java.util.Collection;

/**
 * A finger that by itself confirms a candidate of whom too few other fingers are alike: a card of
 * two people. What all fingers show together says little then, for the others' are added to it as
 * what they are, nothing; and the card would be enrolled as one new person, with the candidate's
 * finger in it. Such a finger makes a candidate that a person looks at, and never a match: {@link
 * Doubt#FEW_FINGERS_AGREE} at the least.
 */
final class LoneFinger {
  private LoneFinger() {}

  /**
   * What the finger that shows most says by itself, in decibans; 0 where it does not confirm after
   * what so many fingers cost, or where enough others are alike.
   *
   * @param compared the fingers of one encounter
   * @param fingers of the card
   */
  static double evidence(Collection<FingerPair> compared, int fingers) {
    double most = compared.stream().mapToDouble(FingerPair::excess).max().orElse(0);
    double alone = Evidence.alone(most, fingers);
    long alike = compared.stream().filter(pair -> pair.excess() > 0).count();
    return FingerVerdict.confirms(alone) && !FingerAgreement.isEnough((int) alike, compared.size())
        ? alone
        : 0;
  }
}
