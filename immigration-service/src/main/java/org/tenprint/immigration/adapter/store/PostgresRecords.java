package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.immigration.application.ChangesRefused;
import org.tenprint.immigration.application.OtherLog;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.application.RecordUnread;
import org.tenprint.immigration.application.StoreUnavailable;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.vault.KeyVault;

/**
 * Records in PostgreSQL: table {@code immigration_record}, of which what is of a person is sealed
 * under the subject's key, in {@code feed_position} up to where the topic was applied, in {@code
 * feed_log} which topic that was, and in {@code record_unread} what of it could not be read.
 *
 * <p>The rows of {@code feed_position} are locked first: instances that share a database apply each
 * change once, and who applies and who forgets, who find a subject's rows in two orders, do not
 * wait for each other's.
 */
public final class PostgresRecords implements RecordStore {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresRecords.class);

  /** SQL states that say that what was given is at fault: data, integrity. */
  private static final Set<String> LASTING = Set.of("22", "23");

  private final DataSource database;
  private final SealedFacts sealing;

  /**
   * @param database with the schema of {@code db/migration}
   * @param vault under whose keys rows are sealed
   */
  public PostgresRecords(DataSource database, KeyVault vault) {
    this.database = database;
    this.sealing = new SealedFacts(vault);
  }

  @Override
  public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
    try {
      transaction(
          connection -> {
            BatchWriter batch = new BatchWriter(connection, sealing, changes, next);
            for (RecordChange change : changes) {
              batch.take(change);
            }
            for (Map.Entry<Integer, Long> position : next.entrySet()) {
              FeedPositions.advance(connection, position.getKey(), position.getValue());
            }
            return true;
          });
    } catch (Refused whole) {
      Map<LogAddress, String> refused = refused(changes, next);
      throw refused.isEmpty() ? whole : new ChangesRefused(refused);
    }
  }

  /** Tries each by itself, after those before it that are in order, and keeps none. */
  private Map<LogAddress, String> refused(List<RecordChange> changes, Map<Integer, Long> next) {
    return transaction(
        connection -> {
          Map<LogAddress, String> refused = new HashMap<>();
          BatchWriter batch = new BatchWriter(connection, sealing, changes, next);
          for (RecordChange change : changes) {
            Savepoint before = connection.setSavepoint();
            try {
              batch.take(change);
              connection.releaseSavepoint(before);
            } catch (SQLException e) {
              if (!lasting(e)) {
                throw e;
              }
              connection.rollback(before);
              refused.put(change.origin(), e.getSQLState());
            }
          }
          connection.rollback();
          return refused;
        });
  }

  @Override
  public Map<Integer, Long> positions(Supplier<LogExtent> log) {
    Map<Integer, Long> applied = transaction(FeedPositions::applied);
    LogExtent now = log.get();
    // kept also where it is refused: a log that grows again would be believed by a later start
    if (!transaction(connection -> FeedPositions.follow(connection, now, applied))) {
      OtherLog other = new OtherLog();
      LOG.error(other.getMessage());
      throw other;
    }
    return transaction(FeedPositions::toRead);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.tenprint.vault.KeyDestroyed if the subject was forgotten: who asks for it asks for
   *     somebody whom nobody may know
   */
  @Override
  public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
    Optional<KnownStatement> found =
        transaction(
            connection -> {
              Optional<LogAddress> unread = UnreadRecords.first(connection, subjectId);
              if (unread.isPresent()) {
                sealing.requireRemembered(subjectId);
                throw new RecordUnread(unread.get());
              }
              return RecordQuery.find(connection, sealing, subjectId, trueAt, knownAt);
            });
    // asked after the rows: whoever drops them has destroyed the key before
    sealing.requireRemembered(subjectId);
    return found;
  }

  @Override
  public Optional<Instant> learned(String subjectId) {
    return transaction(connection -> RecordQuery.learned(connection, subjectId));
  }

  @Override
  public Optional<String> subject(String subjectKey) {
    return transaction(connection -> RecordQuery.subject(connection, subjectKey));
  }

  @Override
  public void forget(String subjectKey) {
    transaction(
        connection -> {
          FeedPositions.lockAll(connection);
          UnreadRecords.forget(connection, subjectKey);
          return RecordWriter.forget(connection, subjectKey);
        });
  }

  private interface Work<R> {
    R in(Connection connection) throws SQLException;
  }

  private <R> R transaction(Work<R> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        R result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      if (lasting(e)) {
        throw new Refused(e);
      }
      throw new StoreUnavailable(e);
    }
  }

  private static boolean lasting(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.length() == 5 && LASTING.contains(state.substring(0, 2));
  }

  /** What was given is at fault. */
  private static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Refused(SQLException cause) {
      super("the record store refused: SQL state " + cause.getSQLState(), cause);
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
