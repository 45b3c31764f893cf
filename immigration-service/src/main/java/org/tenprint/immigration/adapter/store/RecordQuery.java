package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.Statement;

/** What was true of a subject at an instant, as known at another. */
final class RecordQuery {
  private static final String FIND =
      """
      SELECT origin_partition, origin_offset, facts, valid_from,
        nullif(valid_to, 'infinity') AS valid_to
      FROM immigration_record
      WHERE subject_id = ?
        AND valid_from <= ? AND ? < valid_to
        AND recorded_from <= ? AND ? < recorded_to
      ORDER BY valid_from DESC, recorded_from DESC, origin_offset DESC, origin_partition
      LIMIT 1
      """;

  private static final String LEARNED =
      """
      SELECT greatest(max(recorded_from), max(recorded_to) FILTER (WHERE recorded_to < 'infinity'))
      FROM immigration_record WHERE subject_id = ?
      """;

  private static final String SUBJECT =
      "SELECT subject_id FROM immigration_record WHERE subject_key = ? LIMIT 1";

  private RecordQuery() {}

  static Optional<Instant> learned(Connection connection, String subjectId) throws SQLException {
    try (PreparedStatement of = connection.prepareStatement(LEARNED)) {
      of.setString(1, subjectId);
      try (ResultSet row = of.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
      }
    }
  }

  static Optional<String> subject(Connection connection, String subjectKey) throws SQLException {
    try (PreparedStatement of = connection.prepareStatement(SUBJECT)) {
      of.setString(1, subjectKey);
      try (ResultSet row = of.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static Optional<KnownStatement> find(
      Connection connection, SealedFacts sealing, String subjectId, Instant trueAt, Instant knownAt)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, subjectId);
      find.setObject(2, RecordWriter.utc(trueAt));
      find.setObject(3, RecordWriter.utc(trueAt));
      find.setObject(4, RecordWriter.utc(knownAt));
      find.setObject(5, RecordWriter.utc(knownAt));
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(known(sealing, subjectId, row)) : Optional.empty();
      }
    }
  }

  private static KnownStatement known(SealedFacts sealing, String subjectId, ResultSet row)
      throws SQLException {
    LogAddress origin =
        new LogAddress(row.getInt("origin_partition"), row.getLong("origin_offset"));
    byte[] facts = row.getBytes("facts");
    if (facts == null) {
      throw new IllegalStateException("a row of the record store lies readable");
    }
    OffsetDateTime validTo = row.getObject("valid_to", OffsetDateTime.class);
    Instant validFrom = row.getObject("valid_from", OffsetDateTime.class).toInstant();
    SealedFacts.Facts said = sealing.opened(subjectId, origin, facts);
    Statement statement =
        new Statement(
            subjectId,
            said.recordId(),
            said.status(),
            validFrom,
            Optional.ofNullable(validTo).map(OffsetDateTime::toInstant),
            said.convictions());
    return new KnownStatement(statement, origin);
  }
}
