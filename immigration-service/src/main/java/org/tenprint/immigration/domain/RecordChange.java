package org.tenprint.immigration.domain;

import java.time.Instant;
import java.util.Optional;

/** What a record of the topic changes, and where it was said. */
public sealed interface RecordChange {
  /** Of whom. */
  String subjectId();

  /** Where it stands in the log. */
  LogAddress origin();

  /** What could be read. */
  sealed interface Known extends RecordChange {
    /** When the system learned of it: the log's timestamp. */
    Instant recorded();
  }

  /**
   * A new record, or the correction of one.
   *
   * @param owner whose record it is; empty of a time when owners had no topics of their own, whose
   *     records any owner may correct or take back
   */
  record Stated(Statement statement, String owner, LogAddress origin, Instant recorded)
      implements Known {
    @Override
    public String subjectId() {
      return statement.subjectId();
    }
  }

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
      implements Known {}

  /** Nothing is known of the subject any more, whoever stated it. */
  record Withdrawn(String subjectId, LogAddress origin, Instant recorded) implements Known {}

  /**
   * Something of the subject that could not be read: what is known may not be what was stated.
   *
   * @param subjectId the record's key
   * @param elsewhere whether another reader may read it: one that knows the schema, the signer, the
   *     key. Else nobody ever will
   */
  record Unread(String subjectId, boolean elsewhere, LogAddress origin) implements RecordChange {}
}
