package org.tenprint.biometric.domain;

import java.util.List;
import java.util.Optional;

/**
 * The answer to one booking.
 *
 * @param finding what the search came to
 * @param fingersUsed positions that were searched, ascending
 * @param problems prints that were not used
 * @param basis what it was measured against
 * @param enrolment the subject as it is to be enrolled; empty when nothing is retained
 */
public record Answer(
    Finding finding,
    List<Integer> fingersUsed,
    List<FingerProblem> problems,
    Basis basis,
    Optional<EnrolledSubject> enrolment) {
  public Answer {
    fingersUsed = List.copyOf(fingersUsed);
    problems = List.copyOf(problems);
  }

  /**
   * What a score is measured against.
   *
   * @param gallerySize subjects in the gallery at the search
   * @param matchScore least score of a MATCH in a gallery of that size
   * @param greyScore least score of a GREY in it
   * @param falsePositiveRate false-positive identification rate that matchScore stands for
   * @param engineVersion what computed the scores
   */
  public record Basis(
      int gallerySize,
      double matchScore,
      double greyScore,
      double falsePositiveRate,
      String engineVersion) {}
}
