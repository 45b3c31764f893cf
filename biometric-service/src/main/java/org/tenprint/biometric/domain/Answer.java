package org.tenprint.biometric.domain;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer to one booking.
 *
 * @param finding what the search came to
 * @param qualities quality, 0 to 100, of each finger that was searched, by position, ascending
 * @param problems prints that were not used, or not as they are labelled
 * @param basis what it was measured against
 * @param enrolment the subject as it is to be enrolled; empty when nothing is retained
 * @param fingersEnrolled positions, as booked, of the prints that are enrolled with it, ascending
 */
public record Answer(
    Finding finding,
    SortedMap<Integer, Integer> qualities,
    List<FingerProblem> problems,
    Basis basis,
    Optional<EnrolledSubject> enrolment,
    List<Integer> fingersEnrolled) {
  public Answer {
    qualities = Collections.unmodifiableSortedMap(new TreeMap<>(qualities));
    problems = List.copyOf(problems);
    fingersEnrolled = List.copyOf(fingersEnrolled);
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
