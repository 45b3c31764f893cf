package org.tenprint.matching;

import java.util.List;
import java.util.Optional;

/**
 * The answer to one search.
 *
 * @param candidates best first ({@link Candidate#RANKING}), only subjects with evidence above zero
 * @param gallerySize subjects in the gallery when the search began; thresholds follow it
 * @param fingersSearched fingers of the probe
 * @param probeQuality mean quality of the probe's fingers, 0 to 100
 * @param correction the labelling mistake that was assumed to get here
 * @param engineVersion what computed it ({@link Gallery#engineVersion})
 */
public record SearchResult(
    List<Candidate> candidates,
    int gallerySize,
    int fingersSearched,
    int probeQuality,
    SequenceCorrection correction,
    String engineVersion) {
  public SearchResult {
    candidates = List.copyOf(candidates);
  }

  /** The first candidate. */
  public Optional<Candidate> best() {
    return candidates.stream().findFirst();
  }

  /** The second candidate. */
  public Optional<Candidate> runnerUp() {
    return candidates.stream().skip(1).findFirst();
  }

  /**
   * Score of the first candidate over the second, in decibans; the first's score when there is no
   * second; 0 without any.
   */
  public double margin() {
    return best().map(Candidate::score).orElse(0.0) - runnerUp().map(Candidate::score).orElse(0.0);
  }
}
