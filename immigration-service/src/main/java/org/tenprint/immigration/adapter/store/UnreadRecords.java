package org.tenprint.immigration.adapter.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.vault.KeyId;

/**
 * Table {@code record_unread}: where records stand that could not be read, and what waits behind
 * them, by the id of the subject's key. Invariant: of one subject and partition nothing is applied
 * behind a record that waits, so that what is applied is applied in its order.
 *
 * <p>An instance is of one transaction, which holds the lock of the partitions' positions.
 */
final class UnreadRecords {
  private static final String OF =
      """
      SELECT subject_key, topic_partition, topic_offset, waits
      FROM record_unread WHERE subject_key = ANY (?)
      """;

  private static final String FIRST =
      """
      SELECT topic_partition, topic_offset FROM record_unread WHERE subject_key = ?
      ORDER BY topic_partition, topic_offset LIMIT 1
      """;

  /** Where another subject's is listed the topic was made anew: that stands there no more. */
  private static final String LIST =
      """
      INSERT INTO record_unread (topic_partition, topic_offset, subject_key, waits)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (topic_partition, topic_offset)
        DO UPDATE SET subject_key = excluded.subject_key, waits = excluded.waits
      """;

  private static final String DROP =
      "DELETE FROM record_unread WHERE topic_partition = ? AND topic_offset = ?";

  /** A statement that was applied by a version that knew nothing of what waits. */
  private static final String OVERTAKEN =
      """
      SELECT EXISTS (SELECT 1 FROM immigration_record
        WHERE subject_key = ? AND origin_partition = ? AND origin_offset > ?)
      """;

  private final Connection connection;

  /** By subject and partition: whether what stands at an offset waits. */
  private final Map<String, NavigableMap<Long, Boolean>> listed = new HashMap<>();

  private UnreadRecords(Connection connection) {
    this.connection = connection;
  }

  /** What is listed of the subjects of these changes. */
  static UnreadRecords of(Connection connection, Collection<RecordChange> changes)
      throws SQLException {
    UnreadRecords unread = new UnreadRecords(connection);
    if (changes.isEmpty()) {
      return unread;
    }
    Object[] keys = changes.stream().map(UnreadRecords::key).distinct().toArray();
    try (PreparedStatement of = connection.prepareStatement(OF)) {
      Array array = connection.createArrayOf("text", keys);
      of.setArray(1, array);
      try (ResultSet row = of.executeQuery()) {
        while (row.next()) {
          unread
              .listed
              .computeIfAbsent(place(row.getString(1), row.getInt(2)), any -> new TreeMap<>())
              .put(row.getLong(3), row.getBoolean(4));
        }
      }
    }
    return unread;
  }

  /** The first that is listed of a subject. */
  static Optional<LogAddress> first(Connection connection, String subjectId) throws SQLException {
    try (PreparedStatement first = connection.prepareStatement(FIRST)) {
      first.setString(1, KeyId.ofSubject(subjectId).text());
      try (ResultSet row = first.executeQuery()) {
        return row.next()
            ? Optional.of(new LogAddress(row.getInt(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /** Drops all that is listed of a subject. */
  static void forget(Connection connection, String subjectKey) throws SQLException {
    try (PreparedStatement forget =
        connection.prepareStatement("DELETE FROM record_unread WHERE subject_key = ?")) {
      forget.setString(1, subjectKey);
      forget.executeUpdate();
    }
  }

  boolean lists(RecordChange change) {
    return of(change).containsKey(change.origin().offset());
  }

  /** Whether something before it waits. */
  boolean waitsBefore(RecordChange change) {
    return of(change).headMap(change.origin().offset()).containsValue(true);
  }

  /** Whether something behind it was applied. */
  boolean overtaken(RecordChange change) throws SQLException {
    try (PreparedStatement overtaken = connection.prepareStatement(OVERTAKEN)) {
      overtaken.setString(1, key(change));
      overtaken.setInt(2, change.origin().partition());
      overtaken.setLong(3, change.origin().offset());
      try (ResultSet row = overtaken.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /**
   * Lists it, unless it is. One that is listed waits no more where nobody will read it: the next
   * statement stands for it.
   *
   * @return whether that changed what is listed
   */
  boolean list(RecordChange change, boolean waits) throws SQLException {
    long offset = change.origin().offset();
    Boolean waited = of(change).get(offset);
    if (waited != null && (waits || !waited)) {
      return false;
    }
    try (PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setInt(1, change.origin().partition());
      list.setLong(2, offset);
      list.setString(3, key(change));
      list.setBoolean(4, waits);
      list.executeUpdate();
    }
    String partition = place("", change.origin().partition());
    listed.forEach(
        (place, offsets) -> {
          if (place.endsWith(partition)) {
            offsets.remove(offset);
          }
        });
    listed
        .computeIfAbsent(place(key(change), change.origin().partition()), any -> new TreeMap<>())
        .put(offset, waits);
    return true;
  }

  /** It was applied, and nothing waits before it: it stands for all that was not read before. */
  void standsFor(RecordChange change) throws SQLException {
    drop(change, of(change).headMap(change.origin().offset(), true));
  }

  /** It was applied, and says nothing of what was not read before. */
  void applied(RecordChange change) throws SQLException {
    long offset = change.origin().offset();
    drop(change, of(change).subMap(offset, true, offset, true));
  }

  private void drop(RecordChange change, NavigableMap<Long, Boolean> some) throws SQLException {
    if (some.isEmpty()) {
      return;
    }
    try (PreparedStatement drop = connection.prepareStatement(DROP)) {
      for (long offset : some.keySet()) {
        drop.setInt(1, change.origin().partition());
        drop.setLong(2, offset);
        drop.addBatch();
      }
      drop.executeBatch();
    }
    some.clear();
  }

  private NavigableMap<Long, Boolean> of(RecordChange change) {
    return listed.getOrDefault(place(key(change), change.origin().partition()), new TreeMap<>());
  }

  private static String key(RecordChange change) {
    return KeyId.ofSubject(change.subjectId()).text();
  }

  private static String place(String subjectKey, int partition) {
    return subjectKey + "/" + partition;
  }
}
