package org.tenprint.immigration.domain;

import java.time.Instant;
import java.util.Optional;

/** What a record of the topic changes, and where and when it was said. */
public sealed interface RecordChange {
  /** Where it stands in the log. */
  LogAddress origin();

  /** When the system learned of it: the log's timestamp. */
  Instant recorded();

  /**
   * A new record, or the correction of one.
   *
   * @param owner whose record it is; empty of a time when owners had no topics of their own, whose
   *     records any owner may correct or take back
   */
  record Stated(Statement statement, String owner, LogAddress origin, Instant recorded)
      implements RecordChange {}

  /**
   * An owner takes back what it stated of a subject.
   *
   * @param recordId which of its records; empty for all
   */
  record TakenBack(
      String subjectId,
      String owner,
      Optional<String> recordId,
      LogAddress origin,
      Instant recorded)
      implements RecordChange {}

  /** Nothing is known of the subject any more, whoever stated it. */
  record Withdrawn(String subjectId, LogAddress origin, Instant recorded) implements RecordChange {}
}
