package org.tenprint.immigration.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Status;

/**
 * What an owner's record states of a subject.
 *
 * @param subjectId of whom
 * @param recordId the record's id at its owner: the same id again corrects the record
 * @param status stated
 * @param validFrom from when it is true
 * @param validTo until when, exclusive; empty is open
 * @param convictions that the record holds, in its order
 */
public record Statement(
    String subjectId,
    String recordId,
    Status status,
    Instant validFrom,
    Optional<Instant> validTo,
    List<StatedConviction> convictions) {
  /** Most convictions that a record may hold. */
  public static final int MOST_CONVICTIONS = 200;

  /**
   * Checks what holds of every statement.
   *
   * @throws IllegalArgumentException naming what is out of its bounds, without its value
   */
  public Statement {
    convictions = List.copyOf(convictions);
    require(Bounds.id(subjectId), "subjectId");
    require(Bounds.id(recordId), "recordId");
    require(convictions.size() <= MOST_CONVICTIONS, "convictions");
    require(Bounds.time(validFrom), "validFrom");
    require(validTo.map(to -> Bounds.time(to) && validFrom.isBefore(to)).orElse(true), "validTo");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
