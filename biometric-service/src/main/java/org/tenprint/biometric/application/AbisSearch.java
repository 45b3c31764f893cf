package org.tenprint.biometric.application;

import java.util.List;
import java.util.Optional;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.Verification;
import org.tenprint.matching.prints.TenPrint;

/**
 * Whose prints some are, of the people of the ABIS face, and whether they are one person's. A
 * client may ask for more evidence than the engine's thresholds do, never for less: else it could
 * leaf through people who are not meant.
 */
public final class AbisSearch {
  private final AbisRegister register;
  private final Thresholds thresholds;

  /**
   * @param register who is searched
   * @param thresholds what a score is worth
   */
  public AbisSearch(AbisRegister register, Thresholds thresholds) {
    this.register = register;
    this.thresholds = thresholds;
  }

  /**
   * What a search found.
   *
   * @param candidates by their person's id; those that reach the least score alone
   * @param decision what the engine makes of the first
   */
  public record Identified(SearchResult candidates, Decision decision) {}

  /**
   * What a comparison found.
   *
   * @param same whether the prints are one person's
   * @param found what was compared
   * @param encounterId with which encounter; empty where two sets of prints were compared
   */
  public record Verified(boolean same, Verification found, Optional<String> encounterId) {}

  /**
   * Searches.
   *
   * @param gallery one, or {@link AbisEncounter#ALL}
   * @param most candidates
   * @param least score of a candidate, decibans; no less than a doubtful one has by the thresholds
   * @throws AbisRefused UNKNOWN where nobody is in that gallery
   */
  public Identified identify(String gallery, TenPrint probe, int most, double least)
      throws AbisRefused {
    if (!gallery.equals(AbisEncounter.ALL) && !register.galleries().contains(gallery)) {
      throw new AbisRefused(AbisRefusal.UNKNOWN, "no such gallery");
    }
    SearchResult all = register.search(probe, gallery, Math.max(most, Gallery.DEFAULT_CANDIDATES));
    double bar = Math.max(least, thresholds.greyScore(all.gallerySize()));
    SearchResult told =
        new SearchResult(
            all.candidates().stream().filter(one -> one.score() >= bar).limit(most).toList(),
            all.gallerySize(),
            all.fingersSearched(),
            all.probeQuality(),
            all.correction(),
            all.engineVersion());
    return new Identified(told, thresholds.decide(all));
  }

  /**
   * Compares prints with a person as found in a gallery.
   *
   * @param gallery one, or {@link AbisEncounter#ALL}
   * @param least score at which they are the person's, decibans; no less than a match has by the
   *     thresholds
   * @throws AbisRefused UNKNOWN where the person is not found in that gallery
   */
  public Verified verify(String gallery, String personId, TenPrint probe, double least)
      throws AbisRefused {
    List<AbisEncounter> held = register.person(personId).foundIn(gallery);
    if (held.isEmpty()) {
      throw new AbisRefused(AbisRefusal.UNKNOWN, "the person is not in that gallery");
    }
    Verification found =
        OnePerson.compared(probe, held.stream().map(AbisEncounter::prints).toList());
    return new Verified(same(found, least), found, Optional.of(held.get(found.encounter()).id()));
  }

  /** Compares two sets of prints. */
  public Verified verify(TenPrint one, TenPrint other, double least) {
    Verification found = OnePerson.compared(one, List.of(other));
    return new Verified(same(found, least), found, Optional.empty());
  }

  private boolean same(Verification found, double least) {
    return thresholds.decide(found) == Decision.MATCH && found.score() >= least;
  }
}
