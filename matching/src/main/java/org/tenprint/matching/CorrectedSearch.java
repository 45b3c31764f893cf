package org.tenprint.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tenprint.matching.prints.TenPrint;

/**
 * A search that survives mislabelled fingers and turned prints: as given first; when that leads to
 * nobody worth a person's look, under each {@link SequenceCorrection}, and the best of all is the
 * answer. Each assumption about labels compares other fingers and is one more chance for a
 * stranger, so its score is lowered by what makes it thirty times rarer: the three together add a
 * tenth to the rates that {@link Thresholds} name. Turned prints are compared under the labels as
 * given, and the judge compares under any rotation always: these comparisons are among those that
 * the rates count, and cost nothing.
 */
public final class CorrectedSearch {
  /** Assumptions about labels. */
  private static final int OF_LABELS = 3;

  /** Of the nominal rate, all of these together. */
  private static final double ADDED = 0.1;

  /** Decibans that an assumption about labels costs: 14.8. */
  static final double CHOICE_COST = 10 * Math.log10(OF_LABELS / ADDED);

  /** An assumption about labels needs several fingers to show itself. */
  private static final int FEWEST_FINGERS = 4;

  private CorrectedSearch() {}

  /** What is assumed of a probe that leads to nobody as given. */
  public static List<SequenceCorrection> assumptions(TenPrint probe) {
    return Stream.of(SequenceCorrection.values())
        .filter(c -> c != SequenceCorrection.NONE)
        .filter(c -> c.assumesTurned() || probe.size() >= FEWEST_FINGERS)
        .toList();
  }

  /**
   * Searches.
   *
   * @param gallerySize subjects among whom is ranked
   * @param ranking the candidates under an assumption, best first; asked for {@link
   *     SequenceCorrection#NONE} first and for {@link #assumptions} only where that led to nobody
   * @param version of the engine that ranks
   */
  public static SearchResult search(
      TenPrint probe,
      int gallerySize,
      Function<SequenceCorrection, List<Candidate>> ranking,
      String version) {
    SequenceCorrection chosen = SequenceCorrection.NONE;
    List<Candidate> best = ranking.apply(chosen);
    if (score(best) < Thresholds.DEFAULT.matchScore(gallerySize)) {
      for (SequenceCorrection correction : assumptions(probe)) {
        List<Candidate> found = ranking.apply(correction);
        List<Candidate> corrected = correction.assumesTurned() ? found : lowered(found);
        if (score(corrected) >= Thresholds.DEFAULT.greyScore(gallerySize)
            && isBetter(corrected, best, Thresholds.DEFAULT.matchScore(gallerySize))) {
          chosen = correction;
          best = corrected;
        }
      }
    }
    return new SearchResult(
        firstSaying(best), gallerySize, probe.size(), probe.quality(), chosen, version);
  }

  /**
   * Two assumptions may lead to one person, the one by a few fingers alone: beyond the match
   * threshold that is better of which more fingers agree.
   */
  private static boolean isBetter(List<Candidate> one, List<Candidate> other, double match) {
    if (score(one) >= match && score(other) >= match) {
      int more = agreeing(one) - agreeing(other);
      return more == 0 ? score(one) > score(other) : more > 0;
    }
    return score(one) > score(other);
  }

  private static int agreeing(List<Candidate> candidates) {
    return candidates.get(0).agreement().agreeing().size();
  }

  /** Where shards are gathered, the first of each comes with what the fingers say. */
  private static List<Candidate> firstSaying(List<Candidate> ranking) {
    List<Candidate> said = new ArrayList<>(ranking);
    for (int i = 1; i < said.size(); i++) {
      said.set(i, said.get(i).saying(FingerAgreement.NONE));
    }
    return said;
  }

  private static List<Candidate> lowered(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            c ->
                new Candidate(
                    c.subjectId(),
                    Math.max(0, c.score() - CHOICE_COST),
                    c.fingersUsed(),
                    c.agreement()))
        .filter(c -> c.score() > 0)
        .toList();
  }

  private static double score(List<Candidate> candidates) {
    return candidates.isEmpty() ? 0 : candidates.get(0).score();
  }
}
