package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.immigration.application.StoreUnavailable;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * Seals the rows of a time when they lay readable, once: then the table is written anew, so that
 * its old pages go, and the table of convictions is dropped, by whose presence it is seen that this
 * is yet to be done. A start that is interrupted is taken up by the next.
 */
public final class EarlierRows {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRows.class);

  /** Of all services on one database one does it. */
  private static final String LOCK = "SELECT pg_advisory_lock(7400074)";

  private static final String TO_DO = "SELECT to_regclass('immigration_record_conviction')";

  private static final String READABLE =
      """
      SELECT origin_partition, origin_offset, subject_id, record_id, status
      FROM immigration_record WHERE facts IS NULL LIMIT 500
      """;

  private static final String CONVICTIONS =
      """
      SELECT ncic, convicted, offence_class, sentence
      FROM immigration_record_conviction
      WHERE origin_partition = ? AND origin_offset = ?
      ORDER BY ordinal
      """;

  private static final String SEAL =
      """
      UPDATE immigration_record SET facts = ?, record_id = ?, subject_key = ?, status = NULL
      WHERE origin_partition = ? AND origin_offset = ?
      """;

  private static final String FORGET_CONVICTIONS =
      "DELETE FROM immigration_record_conviction WHERE origin_partition = ? AND origin_offset = ?";

  private static final String NEVER_READABLE =
      "ALTER TABLE immigration_record ALTER COLUMN facts SET NOT NULL, DROP COLUMN status";

  private static final String FORGET =
      "DELETE FROM immigration_record WHERE origin_partition = ? AND origin_offset = ?";

  private record Row(LogAddress at, String subjectId, SealedFacts.Facts facts) {}

  private final Connection connection;
  private final SealedFacts sealing;

  private EarlierRows(Connection connection, SealedFacts sealing) {
    this.connection = connection;
    this.sealing = sealing;
  }

  /**
   * Seals what lies readable; returns at once where that was done before.
   *
   * @return how many rows were sealed now
   * @throws StoreUnavailable if the store is away
   */
  public static int seal(DataSource database, KeyVault vault) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(true);
      int longest = connection.getNetworkTimeout();
      // a table is written anew: however long that takes
      connection.setNetworkTimeout(Runnable::run, 0);
      try {
        return new EarlierRows(connection, new SealedFacts(vault)).all();
      } finally {
        // the connection may be of a pool, or broken
        if (!connection.isClosed()) {
          connection.setNetworkTimeout(Runnable::run, longest);
        }
      }
    } catch (SQLException e) {
      throw new StoreUnavailable(e);
    }
  }

  private int all() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      try {
        if (!toDo(statement)) {
          return 0;
        }
        int sealed = 0;
        for (int some = seal(); some > 0; some = seal()) {
          sealed += some;
        }
        statement.execute("VACUUM FULL immigration_record");
        done(statement);
        LOG.info("rows of before are sealed count={}", sealed);
        return sealed;
      } finally {
        statement.execute("SELECT pg_advisory_unlock_all()");
      }
    }
  }

  /**
   * Fails where a service of before wrote a row meanwhile: the next start seals it. After it such a
   * service finds no column to write to, and ends.
   */
  private void done(Statement statement) throws SQLException {
    connection.setAutoCommit(false);
    try {
      statement.execute(NEVER_READABLE);
      statement.execute("DROP TABLE immigration_record_conviction");
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean toDo(Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery(TO_DO)) {
      found.next();
      return found.getString(1) != null;
    }
  }

  /** At most 500, in one transaction; how many. */
  private int seal() throws SQLException {
    List<Row> rows = rows();
    connection.setAutoCommit(false);
    try {
      for (Row row : rows) {
        seal(row);
      }
      connection.commit();
      return rows.size();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void seal(Row row) throws SQLException {
    change(FORGET_CONVICTIONS, row.at());
    try (PreparedStatement seal = connection.prepareStatement(SEAL)) {
      seal.setBytes(1, sealing.sealed(row.subjectId(), row.at(), row.facts()));
      seal.setString(2, sealing.sealedId(row.subjectId(), row.facts().recordId()));
      seal.setString(3, KeyId.ofSubject(row.subjectId()).text());
      seal.setInt(4, row.at().partition());
      seal.setLong(5, row.at().offset());
      seal.executeUpdate();
    } catch (KeyDestroyed forgotten) {
      change(FORGET, row.at());
    }
  }

  private void change(String statement, LogAddress at) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(statement)) {
      change.setInt(1, at.partition());
      change.setLong(2, at.offset());
      change.executeUpdate();
    }
  }

  private List<Row> rows() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement readable = connection.prepareStatement(READABLE);
        ResultSet row = readable.executeQuery()) {
      while (row.next()) {
        LogAddress at =
            new LogAddress(row.getInt("origin_partition"), row.getLong("origin_offset"));
        rows.add(
            new Row(
                at,
                row.getString("subject_id"),
                new SealedFacts.Facts(
                    row.getString("record_id"),
                    Status.valueOf(row.getString("status")),
                    convictions(at))));
      }
    }
    return rows;
  }

  private List<StatedConviction> convictions(LogAddress at) throws SQLException {
    List<StatedConviction> convictions = new ArrayList<>();
    try (PreparedStatement of = connection.prepareStatement(CONVICTIONS)) {
      of.setInt(1, at.partition());
      of.setLong(2, at.offset());
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
