package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tenprint.immigration.domain.RecordChange.Known;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.TakenBack;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;

/**
 * Writes changes. A statement closes the version of the same record of the same owner, or of
 * nobody's, that was known before; an owner who takes back all closes its own and not nobody's; a
 * withdrawal closes all that was known of the subject.
 *
 * <p>The log's order is the order of learning. Where its timestamps run back, a change counts as
 * learned at the latest time known of the subject, so that no version ends before it began.
 */
final class RecordWriter {
  private static final String LEARNED =
      """
      WITH learned AS (
        SELECT greatest(?::timestamptz, max(recorded_from),
                        max(recorded_to) FILTER (WHERE recorded_to < 'infinity')) AS at
        FROM immigration_record WHERE subject_id = ?)
      """;

  private static final String CLOSE =
      LEARNED
          + """
          UPDATE immigration_record SET recorded_to = learned.at FROM learned
          WHERE subject_id = ? AND (? OR owner = ? OR (owner = '' AND NOT ?))
            AND (? OR record_id = ?) AND recorded_to = 'infinity'
          """;

  private static final String STATE =
      LEARNED
          + """
          INSERT INTO immigration_record (origin_partition, origin_offset, subject_id, owner,
            record_id, facts, subject_key, valid_from, valid_to, recorded_from)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?::timestamptz, 'infinity'), learned.at FROM learned
          """;

  private final Connection connection;
  private final SealedFacts sealing;

  RecordWriter(Connection connection, SealedFacts sealing) {
    this.connection = connection;
    this.sealing = sealing;
  }

  /** Of a subject who was forgotten nothing is kept, and all that was known is closed. */
  void write(Known change) throws SQLException {
    try {
      if (change instanceof Stated stated) {
        Statement statement = stated.statement();
        String record = sealing.sealedId(statement.subjectId(), statement.recordId());
        close(change, Optional.of(stated.owner()), Optional.of(record));
        state(stated, record);
      } else if (change instanceof TakenBack back) {
        Optional<String> record = back.recordId().map(id -> sealing.sealedId(back.subjectId(), id));
        close(change, Optional.of(back.owner()), record);
      } else {
        close(change, Optional.empty(), Optional.empty());
      }
    } catch (KeyDestroyed forgotten) {
      close(change, Optional.empty(), Optional.empty());
    }
  }

  /** Closes what is known: of one owner or of all, one record or all. */
  private void close(Known change, Optional<String> owner, Optional<String> recordId)
      throws SQLException {
    try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
      close.setObject(1, utc(change.recorded()));
      close.setString(2, change.subjectId());
      close.setString(3, change.subjectId());
      close.setBoolean(4, owner.isEmpty());
      close.setString(5, owner.orElse(""));
      close.setBoolean(6, recordId.isEmpty());
      close.setBoolean(7, recordId.isEmpty());
      close.setString(8, recordId.orElse(""));
      close.executeUpdate();
    }
  }

  private void state(Stated stated, String record) throws SQLException {
    Statement statement = stated.statement();
    SealedFacts.Facts facts =
        new SealedFacts.Facts(statement.recordId(), statement.status(), statement.convictions());
    try (PreparedStatement state = connection.prepareStatement(STATE)) {
      state.setObject(1, utc(stated.recorded()));
      state.setString(2, statement.subjectId());
      state.setInt(3, stated.origin().partition());
      state.setLong(4, stated.origin().offset());
      state.setString(5, statement.subjectId());
      state.setString(6, stated.owner());
      state.setString(7, record);
      state.setBytes(8, sealing.sealed(statement.subjectId(), stated.origin(), facts));
      state.setString(9, KeyId.ofSubject(statement.subjectId()).text());
      state.setObject(10, utc(statement.validFrom()));
      state.setObject(
          11,
          statement.validTo().map(RecordWriter::utc).orElse(null),
          Types.TIMESTAMP_WITH_TIMEZONE);
      state.executeUpdate();
    }
  }

  /** Drops every version of every record of a subject; how many. */
  static int forget(Connection connection, String subjectKey) throws SQLException {
    try (PreparedStatement forget =
        connection.prepareStatement("DELETE FROM immigration_record WHERE subject_key = ?")) {
      forget.setString(1, subjectKey);
      return forget.executeUpdate();
    }
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
