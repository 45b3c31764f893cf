package org.tenprint.matching;

import java.util.List;
import java.util.Optional;

/**
 * Decision thresholds, stated as the false-positive identification rate each stands for: the share
 * of searches for a person who is not in the gallery that reach it (ISO/IEC 19795-1). Both rates
 * are of a whole search, so the score asked for grows with the gallery: evidence of {@code
 * 10·log10(N / rate)} decibans keeps the expected number of chance candidates among N subjects at
 * the rate. N counts people: what their several encounters add is taken off their scores ({@link
 * Tries}).
 *
 * @param matchRate false-positive identification rate of MATCH, e.g. 0.001
 * @param greyRate false-positive identification rate of GREY or MATCH, above {@code matchRate},
 *     below 1
 * @param everyFinger whether a MATCH wants every finger of the card shown to be the candidate's
 *     ({@link FingerAgreement#notShown}); else enough of them agree and none contradicts
 */
public record Thresholds(double matchRate, double greyRate, boolean everyFinger) {
  /**
   * One wrong match in a thousand searches for strangers; one in a hundred looked at by a person.
   */
  public static final Thresholds DEFAULT = new Thresholds(0.001, 0.01);

  /** By enough fingers. */
  public Thresholds(double matchRate, double greyRate) {
    this(matchRate, greyRate, false);
  }

  public Thresholds {
    if (!(matchRate > 0 && matchRate < greyRate && greyRate < 1)) {
      throw new IllegalArgumentException(
          "0 < match rate < grey rate < 1 must hold, not " + matchRate + ", " + greyRate);
    }
  }

  /** Least score of a MATCH in a gallery of that many subjects, in decibans. */
  public double matchScore(int gallerySize) {
    return score(matchRate, gallerySize);
  }

  /** Least score of a GREY in a gallery of that many subjects, in decibans. */
  public double greyScore(int gallerySize) {
    return score(greyRate, gallerySize);
  }

  private static double score(double rate, int gallerySize) {
    return 10 * Math.log10(Math.max(1, gallerySize) / rate);
  }

  /**
   * MATCH needs one candidate alone beyond the match threshold (two of them are one person enrolled
   * twice or a mistake), no finger that contradicts it and enough of the whole card that agree, or
   * every finger shown; else it is doubtful.
   */
  public Decision decide(SearchResult result) {
    if (doubt(result).isPresent()) {
      return Decision.GREY;
    }
    return score(result.best()) >= matchScore(result.gallerySize())
        ? Decision.MATCH
        : Decision.NO_MATCH;
  }

  /**
   * The same of a comparison one to one: as a search of a gallery of one, so both rates are false
   * match rates (of all comparisons with somebody else's prints, the share that reaches it). MATCH
   * asks for 30 decibans by {@link #DEFAULT}, where a search among 10,000 people asks for 70.
   */
  public Decision decide(Verification verification) {
    return decide(ofOne(verification));
  }

  /** Why the comparison is GREY. */
  public Optional<Doubt> doubt(Verification verification) {
    return doubt(ofOne(verification));
  }

  private static SearchResult ofOne(Verification verification) {
    Candidate candidate = verification.candidate();
    return new SearchResult(
        candidate.score() > 0 ? List.of(candidate) : List.of(),
        1,
        candidate.fingersUsed(),
        0,
        SequenceCorrection.NONE,
        verification.engineVersion());
  }

  /** Why the result is GREY, the first reason that holds; empty where it is not. */
  public Optional<Doubt> doubt(SearchResult result) {
    double match = matchScore(result.gallerySize());
    if (score(result.best()) < match) {
      return score(result.best()) >= greyScore(result.gallerySize())
          ? Optional.of(Doubt.BELOW_MATCH)
          : Optional.empty();
    }
    if (score(result.runnerUp()) >= match) {
      return Optional.of(Doubt.SECOND_CANDIDATE);
    }
    FingerAgreement fingers = result.best().orElseThrow().agreement();
    if (!fingers.fingers(FingerVerdict.CONTRADICTS).isEmpty()) {
      return Optional.of(Doubt.FINGER_CONTRADICTS);
    }
    if (fingers.compared() == 0 || !fingers.isEnoughOfCard()) {
      return Optional.of(Doubt.FEW_FINGERS_AGREE);
    }
    return everyFinger && !fingers.notShown().isEmpty()
        ? Optional.of(Doubt.FINGER_NOT_SHOWN)
        : Optional.empty();
  }

  private static double score(Optional<Candidate> candidate) {
    return candidate.map(Candidate::score).orElse(0.0);
  }
}
