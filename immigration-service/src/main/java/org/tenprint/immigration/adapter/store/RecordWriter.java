package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.immigration.domain.Statement;

/**
 * Writes changes. A statement closes the version of the same record that was known before; a
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
          WHERE subject_id = ? AND (record_id = ? OR ?) AND recorded_to = 'infinity'
          """;

  private static final String STATE =
      LEARNED
          + """
          INSERT INTO immigration_record (origin_partition, origin_offset, subject_id, record_id,
            status, valid_from, valid_to, recorded_from)
          SELECT ?, ?, ?, ?, ?, ?, coalesce(?::timestamptz, 'infinity'), learned.at FROM learned
          """;

  private static final String CONVICT =
      """
      INSERT INTO immigration_record_conviction (origin_partition, origin_offset, ordinal, ncic,
        convicted, offence_class, sentence) VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final Connection connection;

  RecordWriter(Connection connection) {
    this.connection = connection;
  }

  void write(RecordChange change) throws SQLException {
    if (change instanceof Stated stated) {
      Statement statement = stated.statement();
      close(statement.subjectId(), statement.recordId(), false, stated.recorded());
      state(stated);
      convict(statement.convictions(), stated.origin());
    } else if (change instanceof Withdrawn withdrawn) {
      close(withdrawn.subjectId(), "", true, withdrawn.recorded());
    }
  }

  private void close(String subjectId, String recordId, boolean all, Instant recorded)
      throws SQLException {
    try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
      close.setObject(1, utc(recorded));
      close.setString(2, subjectId);
      close.setString(3, subjectId);
      close.setString(4, recordId);
      close.setBoolean(5, all);
      close.executeUpdate();
    }
  }

  private void state(Stated stated) throws SQLException {
    Statement statement = stated.statement();
    try (PreparedStatement state = connection.prepareStatement(STATE)) {
      state.setObject(1, utc(stated.recorded()));
      state.setString(2, statement.subjectId());
      state.setInt(3, stated.origin().partition());
      state.setLong(4, stated.origin().offset());
      state.setString(5, statement.subjectId());
      state.setString(6, statement.recordId());
      state.setString(7, statement.status().name());
      state.setObject(8, utc(statement.validFrom()));
      state.setObject(
          9,
          statement.validTo().map(RecordWriter::utc).orElse(null),
          Types.TIMESTAMP_WITH_TIMEZONE);
      state.executeUpdate();
    }
  }

  private void convict(List<StatedConviction> convictions, LogAddress origin) throws SQLException {
    try (PreparedStatement convict = connection.prepareStatement(CONVICT)) {
      for (int ordinal = 0; ordinal < convictions.size(); ordinal++) {
        StatedConviction conviction = convictions.get(ordinal);
        convict.setInt(1, origin.partition());
        convict.setLong(2, origin.offset());
        convict.setInt(3, ordinal);
        convict.setString(4, conviction.ncic());
        convict.setObject(5, conviction.convicted());
        convict.setString(6, conviction.offenceClass().name());
        convict.setString(7, conviction.sentence().orElse(null));
        convict.addBatch();
      }
      if (!convictions.isEmpty()) {
        convict.executeBatch();
      }
    }
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
