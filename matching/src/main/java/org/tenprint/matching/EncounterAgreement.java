package org.tenprint.matching;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * Whether a card agrees with each encounter of a person by itself. A search asks for the best of
 * them, so a person among whose encounters is one of another's is found by that other's cards too;
 * what is added to the record must be alike to all of it.
 *
 * <p>Cost: 0.4 ms a finger of the card, 0.3 ms for each finger of each encounter: 40 ms for ten
 * fingers and two encounters, 130 ms for the 32 that are kept; where enough fingers of an encounter
 * are alike, the second look at those that do not confirm besides ({@link SecondOpinion}).
 */
public final class EncounterAgreement {
  private EncounterAgreement() {}

  /**
   * Whether enough fingers of a card agree with each encounter, as a candidate's must ({@link
   * Doubt#FEW_FINGERS_AGREE}), those counted that the encounter has. One that has none of the
   * card's fingers says nothing.
   *
   * @param card under the labels of the encounters
   */
  public static boolean withEach(TenPrint card, Collection<TenPrint> encounters) {
    ProbeMatchers matchers = new ProbeMatchers();
    return encounters.stream().allMatch(encounter -> with(card, encounter, matchers).isEnough());
  }

  private static FingerAgreement with(TenPrint card, TenPrint encounter, ProbeMatchers matchers) {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    card.fingers()
        .forEach(
            (position, finger) ->
                encounter
                    .finger(position)
                    .ifPresent(other -> pairs.put(position, pair(finger, other, matchers))));
    return FingerAgreement.of(
        pairs,
        card.fingers().keySet(),
        List.of(encounter),
        false,
        (finger, other) -> pair(card.fingers().get(finger), other, matchers));
  }

  private static FingerPair pair(
      FingerTemplate finger, FingerTemplate other, ProbeMatchers matchers) {
    return new FingerPair(finger, other, matchers.of(finger).score(other));
  }
}
