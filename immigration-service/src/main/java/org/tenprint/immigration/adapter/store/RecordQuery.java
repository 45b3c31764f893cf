package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;

/** What was true of a subject at an instant, as known at another. */
final class RecordQuery {
  private static final String FIND =
      """
      SELECT origin_partition, origin_offset, record_id, status, valid_from,
        nullif(valid_to, 'infinity') AS valid_to
      FROM immigration_record
      WHERE subject_id = ?
        AND valid_from <= ? AND ? < valid_to
        AND recorded_from <= ? AND ? < recorded_to
      ORDER BY valid_from DESC, recorded_from DESC, origin_offset DESC, origin_partition
      LIMIT 1
      """;

  private static final String CONVICTIONS =
      """
      SELECT ncic, convicted, offence_class, sentence
      FROM immigration_record_conviction
      WHERE origin_partition = ? AND origin_offset = ?
      ORDER BY ordinal
      """;

  private RecordQuery() {}

  static Optional<KnownStatement> find(
      Connection connection, String subjectId, Instant trueAt, Instant knownAt)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, subjectId);
      find.setObject(2, RecordWriter.utc(trueAt));
      find.setObject(3, RecordWriter.utc(trueAt));
      find.setObject(4, RecordWriter.utc(knownAt));
      find.setObject(5, RecordWriter.utc(knownAt));
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(known(connection, subjectId, row)) : Optional.empty();
      }
    }
  }

  private static KnownStatement known(Connection connection, String subjectId, ResultSet row)
      throws SQLException {
    LogAddress origin =
        new LogAddress(row.getInt("origin_partition"), row.getLong("origin_offset"));
    OffsetDateTime validTo = row.getObject("valid_to", OffsetDateTime.class);
    Statement statement =
        new Statement(
            subjectId,
            row.getString("record_id"),
            Status.valueOf(row.getString("status")),
            row.getObject("valid_from", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(validTo).map(OffsetDateTime::toInstant),
            convictions(connection, origin));
    return new KnownStatement(statement, origin);
  }

  private static List<StatedConviction> convictions(Connection connection, LogAddress origin)
      throws SQLException {
    List<StatedConviction> convictions = new ArrayList<>();
    try (PreparedStatement of = connection.prepareStatement(CONVICTIONS)) {
      of.setInt(1, origin.partition());
      of.setLong(2, origin.offset());
      try (ResultSet row = of.executeQuery()) {
        while (row.next()) {
          convictions.add(
              new StatedConviction(
                  row.getString("ncic"),
                  row.getObject("convicted", LocalDate.class),
                  OffenceClass.valueOf(row.getString("offence_class")),
                  Optional.ofNullable(row.getString("sentence"))));
        }
      }
    }
    return convictions;
  }
}
