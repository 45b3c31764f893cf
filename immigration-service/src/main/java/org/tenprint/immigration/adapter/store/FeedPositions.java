package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.immigration.domain.LogExtent;

/** Up to where each partition of the records topic was applied, and of which topic that is. */
final class FeedPositions {
  private static final String BEGIN =
      """
      INSERT INTO feed_position (topic_partition, next_offset) VALUES (?, 0)
      ON CONFLICT (topic_partition) DO NOTHING
      """;

  private static final String LOCK =
      "SELECT next_offset FROM feed_position WHERE topic_partition = ? FOR UPDATE";

  /** In the order in which a batch locks its own. */
  private static final String LOCK_ALL =
      "SELECT FROM feed_position ORDER BY topic_partition FOR UPDATE";

  private static final String ADVANCE =
      """
      UPDATE feed_position SET next_offset = greatest(next_offset, ?) WHERE topic_partition = ?
      """;

  private static final String TO_READ =
      """
      SELECT applied.topic_partition, least(applied.next_offset, min(unread.topic_offset))
      FROM feed_position applied LEFT JOIN record_unread unread
        ON unread.topic_partition = applied.topic_partition AND unread.waits
      GROUP BY applied.topic_partition
      """;

  private static final String APPLIED = "SELECT topic_partition, next_offset FROM feed_position";

  private static final String BEGIN_LOG =
      "INSERT INTO feed_log (topic_id) VALUES (?) ON CONFLICT (only_row) DO NOTHING";

  /** Locks the row, so that what one instance found, the other does not undo. */
  private static final String LOG = "SELECT topic_id, other_log FROM feed_log FOR UPDATE";

  private static final String KEEP_LOG = "UPDATE feed_log SET topic_id = ?, other_log = ?";

  private FeedPositions() {}

  /** Up to where each partition was applied. */
  static Map<Integer, Long> applied(Connection connection) throws SQLException {
    return offsets(connection, APPLIED);
  }

  /**
   * Whether what was applied is of that log, and not beyond its end; remembers where it is not.
   * Where nothing was applied yet it is of whatever log there is.
   *
   * @param applied up to where it was, before the log was asked where it ends
   */
  static boolean follow(Connection connection, LogExtent log, Map<Integer, Long> applied)
      throws SQLException {
    try (PreparedStatement begin = connection.prepareStatement(BEGIN_LOG);
        PreparedStatement keep = connection.prepareStatement(KEEP_LOG)) {
      begin.setString(1, log.id());
      begin.executeUpdate();
      boolean known = isKnown(connection, log.id());
      boolean untouched = applied.values().stream().allMatch(next -> next == 0);
      boolean reached =
          applied.entrySet().stream().allMatch(one -> log.reaches(one.getKey(), one.getValue()));
      boolean followed = untouched || known && reached;
      keep.setString(1, log.id());
      keep.setBoolean(2, !followed);
      keep.executeUpdate();
      return followed;
    }
  }

  private static boolean isKnown(Connection connection, String id) throws SQLException {
    try (PreparedStatement log = connection.prepareStatement(LOG);
        ResultSet row = log.executeQuery()) {
      row.next();
      return row.getString(1).equals(id) && !row.getBoolean(2);
    }
  }

  /** Locks a partition's row until the transaction ends; the offset to apply next. */
  static long lock(Connection connection, int partition) throws SQLException {
    try (PreparedStatement begin = connection.prepareStatement(BEGIN);
        PreparedStatement lock = connection.prepareStatement(LOCK)) {
      begin.setInt(1, partition);
      begin.executeUpdate();
      lock.setInt(1, partition);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Locks every row until the transaction ends: nothing is applied meanwhile. */
  static void lockAll(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK_ALL)) {
      lock.execute();
    }
  }

  static void advance(Connection connection, int partition, long next) throws SQLException {
    try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, next);
      advance.setInt(2, partition);
      advance.executeUpdate();
    }
  }

  /** From where to read on: the first that waits to be read, else what was not applied yet. */
  static Map<Integer, Long> toRead(Connection connection) throws SQLException {
    return offsets(connection, TO_READ);
  }

  private static Map<Integer, Long> offsets(Connection connection, String query)
      throws SQLException {
    Map<Integer, Long> offsets = new TreeMap<>();
    try (PreparedStatement asked = connection.prepareStatement(query);
        ResultSet rows = asked.executeQuery()) {
      while (rows.next()) {
        offsets.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return offsets;
  }
}
