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
import org.tenprint.policy.fact.Status;

/**
 * What was true of a subject at an instant, as known at another. Each owner says what its own
 * latest record says; of records from before owners had topics of their own nobody knows whose each
 * is, and each speaks for itself. The latest of all counts, unless another says that the person is
 * a citizen: then that does.
 */
final class RecordQuery {
  private static final String LATEST_FIRST =
      "valid_from DESC, recorded_from DESC, origin_offset DESC, origin_partition";

  /** Of each owner its latest, the latest of all first. */
  private static final String FIND =
      """
      WITH said AS (
        SELECT *, CASE WHEN owner = '' THEN record_id END AS of_nobody
        FROM immigration_record
        WHERE subject_id = ?
          AND valid_from <= ? AND ? < valid_to
          AND recorded_from <= ? AND ? < recorded_to),
      latest AS (
        SELECT DISTINCT ON (owner, of_nobody) * FROM said
        ORDER BY owner, of_nobody, %1$s)
      SELECT origin_partition, origin_offset, facts, valid_from,
        nullif(valid_to, 'infinity') AS valid_to
      FROM latest ORDER BY %1$s
      """
          .formatted(LATEST_FIRST);

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
        if (!row.next()) {
          return Optional.empty();
        }
        KnownStatement latest = known(sealing, subjectId, row);
        Optional<KnownStatement> citizen = Optional.of(latest).filter(RecordQuery::citizen);
        while (citizen.isEmpty() && row.next()) {
          citizen = Optional.of(known(sealing, subjectId, row)).filter(RecordQuery::citizen);
        }
        return citizen.or(() -> Optional.of(latest));
      }
    }
  }

  private static boolean citizen(KnownStatement known) {
    return known.statement().status() == Status.CITIZEN;
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
