package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Up to where each partition of the records topic was applied. */
final class FeedPositions {
  private static final String BEGIN =
      """
      INSERT INTO feed_position (topic_partition, next_offset) VALUES (?, 0)
      ON CONFLICT (topic_partition) DO NOTHING
      """;

  private static final String LOCK =
      "SELECT next_offset FROM feed_position WHERE topic_partition = ? FOR UPDATE";

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

  private FeedPositions() {}

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

  static void advance(Connection connection, int partition, long next) throws SQLException {
    try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, next);
      advance.setInt(2, partition);
      advance.executeUpdate();
    }
  }

  /** From where to read on: the first that waits to be read, else what was not applied yet. */
  static Map<Integer, Long> toRead(Connection connection) throws SQLException {
    Map<Integer, Long> positions = new TreeMap<>();
    try (PreparedStatement toRead = connection.prepareStatement(TO_READ);
        ResultSet rows = toRead.executeQuery()) {
      while (rows.next()) {
        positions.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return positions;
  }
}
