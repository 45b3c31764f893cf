package org.tenprint.immigration.domain;

import java.time.Instant;

/** What a record of the topic changes, and where and when it was said. */
public sealed interface RecordChange {
  /** Where it stands in the log. */
  LogAddress origin();

  /** When the system learned of it: the log's timestamp. */
  Instant recorded();

  /** A new record, or the correction of one. */
  record Stated(Statement statement, LogAddress origin, Instant recorded) implements RecordChange {}

  /** Nothing is known of the subject any more. */
  record Withdrawn(String subjectId, LogAddress origin, Instant recorded) implements RecordChange {}
}
