package org.tenprint.biometric.domain;

import java.util.List;
import java.util.Map;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SequenceCorrection;

/**
 * One shard's part of the answer to a booking.
 *
 * @param shard whose, from 0
 * @param gallerySize subjects of the shard, less those left out
 * @param rankings whom it proposes under each assumption asked for, best first; empty if it failed
 * @param failed whether its engine failed on these prints
 */
public record ShardPart(
    int shard, int gallerySize, Map<SequenceCorrection, List<Proposed>> rankings, boolean failed) {
  public ShardPart {
    rankings = Map.copyOf(rankings);
  }

  /**
   * A subject that a shard proposes.
   *
   * @param candidate the subject and its score
   * @param enrolment where what was compared stands in the enrolments topic
   */
  public record Proposed(Candidate candidate, LogAddress enrolment) {}
}
