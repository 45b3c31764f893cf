package org.tenprint.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Wrapped keys by their ids, in a file of SQLite that several processes share. */
final class KeyTable implements AutoCloseable {
  private static final int BUSY_MS = 20_000;
  private static final int CHECKPOINTS = 50;
  private static final Object EMPTYING = new Object();

  private final Connection connection;

  /** Locked by who empties the log. */
  private final Path turn;

  private final Path log;

  KeyTable(String file) throws SQLException {
    turn = Path.of(file + ".lock");
    log = Path.of(file + "-wal");
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // a key that is not on disk when its booking is, is a booking lost
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    // what is deleted is written over
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    connection = connection(config, file);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS data_key"
              + " (id BLOB PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS destroyed_key (id BLOB PRIMARY KEY) WITHOUT ROWID");
    }
  }

  private KeyTable(Path file, Connection connection) {
    this.turn = Path.of(file + ".lock");
    this.log = Path.of(file + "-wal");
    this.connection = connection;
  }

  /**
   * One that is there, as it is: nothing is written, in it nor beside it, and nobody else may write
   * it meanwhile.
   *
   * @throws SQLException also if its write-ahead log has what it has not
   */
  static KeyTable asItIs(Path file) throws SQLException, IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    String address = "file:" + file.toUri().getRawPath() + "?immutable=1";
    KeyTable table = new KeyTable(file, connection(config, address));
    if (Files.exists(table.log) && Files.size(table.log) > 0) {
      table.close();
      throw new SQLException(
          file + " was not closed by who wrote it: copy the folder to where it can be written");
    }
    return table;
  }

  private static Connection connection(SQLiteConfig config, String file) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source.getConnection();
  }

  /** Something to be done in one transaction. */
  interface Work {
    void run() throws SQLException;
  }

  synchronized void transaction(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  synchronized Optional<byte[]> find(KeyId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT wrapped FROM data_key WHERE id = ?")) {
      select.setBytes(1, id.bytes());
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
      }
    }
  }

  synchronized void insert(KeyId id, byte[] wrapped) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO data_key (id, wrapped) VALUES (?, ?)")) {
      insert.setBytes(1, id.bytes());
      insert.setBytes(2, wrapped);
      insert.executeUpdate();
    }
  }

  /** A wrapped key. */
  record Row(KeyId id, byte[] wrapped) {}

  /** Those of the next ids, in their order; empty: from the first. */
  synchronized List<Row> after(Optional<KeyId> id, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, wrapped FROM data_key WHERE id > ? ORDER BY id LIMIT ?")) {
      select.setBytes(1, id.map(KeyId::bytes).orElse(new byte[0]));
      select.setInt(2, most);
      List<Row> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(new Row(KeyId.of(found.getBytes(1)), found.getBytes(2)));
        }
      }
      return rows;
    }
  }

  /** Puts another form of a key in the place of the one that is there, if one is. */
  synchronized void replace(KeyId id, byte[] wrapped) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE data_key SET wrapped = ? WHERE id = ?")) {
      update.setBytes(1, wrapped);
      update.setBytes(2, id.bytes());
      update.executeUpdate();
    }
  }

  /** Writes over the key, and remembers that it was destroyed. */
  synchronized void delete(KeyId id) throws SQLException {
    for (String sql :
        List.of(
            "DELETE FROM data_key WHERE id = ?",
            "INSERT OR IGNORE INTO destroyed_key (id) VALUES (?)")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setBytes(1, id.bytes());
        statement.executeUpdate();
      }
    }
  }

  synchronized List<KeyId> destroyed() throws SQLException {
    List<KeyId> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM destroyed_key")) {
      while (rows.next()) {
        found.add(KeyId.of(rows.getBytes(1)));
      }
    }
    return found;
  }

  /**
   * Empties the write-ahead log, which has pages as they were. One at a time: SQLite waits for who
   * reads and writes, and not for another who empties it.
   */
  synchronized void emptyLog() throws SQLException {
    synchronized (EMPTYING) {
      try {
        OwnersFile.empty(turn);
        try (FileChannel turns = FileChannel.open(turn, StandardOpenOption.WRITE)) {
          turns.lock();
          checkpoint();
        }
      } catch (IOException e) {
        throw new SQLException("the write-ahead log cannot be emptied", e);
      }
    }
  }

  /**
   * Empties the write-ahead log where there is one, unless another does or somebody reads on: then
   * the next destruction does, or the next who tries.
   */
  synchronized void tryToEmptyLog() throws SQLException {
    synchronized (EMPTYING) {
      try {
        if (!Files.exists(log) || Files.size(log) == 0) {
          return;
        }
        OwnersFile.empty(turn);
        try (FileChannel turns = FileChannel.open(turn, StandardOpenOption.WRITE);
            FileLock mine = turns.tryLock()) {
          if (mine != null) {
            checkpointed();
          }
        }
      } catch (IOException e) {
        throw new SQLException("the write-ahead log cannot be emptied", e);
      }
    }
  }

  private void checkpoint() throws SQLException {
    for (int i = 0; i < CHECKPOINTS; i++) {
      if (checkpointed()) {
        return;
      }
    }
    throw new SQLException("the write-ahead log is in use");
  }

  private boolean checkpointed() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet busy = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return busy.next() && busy.getInt(1) == 0;
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
