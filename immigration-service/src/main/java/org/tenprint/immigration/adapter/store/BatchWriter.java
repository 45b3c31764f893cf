package org.tenprint.immigration.adapter.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Known;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Unread;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;

/**
 * Takes a batch in one transaction: what is new, and what is known by now of that which could not
 * be read before. Of each subject everything is applied in its order, by whichever instance.
 */
final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final Map<Integer, Long> positions = new TreeMap<>();
  private final SealedFacts sealing;
  private final UnreadRecords unread;
  private final RecordWriter writer;

  /** Locks the partitions' positions until the transaction ends. */
  BatchWriter(
      Connection connection,
      SealedFacts sealing,
      List<RecordChange> changes,
      Map<Integer, Long> next)
      throws SQLException {
    for (int partition : new TreeMap<>(next).keySet()) {
      positions.put(partition, FeedPositions.lock(connection, partition));
    }
    this.sealing = sealing;
    this.unread = UnreadRecords.of(connection, changes);
    this.writer = new RecordWriter(connection, sealing);
  }

  /** Takes one; passes over what was applied before, also by another instance. */
  void take(RecordChange change) throws SQLException {
    boolean listed = unread.lists(change);
    if (change.origin().offset() < positions.get(change.origin().partition()) && !listed) {
      return;
    }
    if (change instanceof Unread one) {
      take(one);
    } else if (change instanceof Withdrawn gone) {
      writer.write(gone);
      unread.standsFor(gone);
    } else if (unread.waitsBefore(change)) {
      unread.list(change, true);
    } else if (listed && unread.overtaken(change)) {
      LOG.warn("record read after what is behind it, its subject stays unread {}", at(change));
    } else {
      apply((Known) change, listed);
    }
  }

  /** Of who was forgotten nothing is known, whatever it said. */
  private void take(Unread one) throws SQLException {
    if (sealing.forgotten(one.subjectId())) {
      unread.applied(one);
    } else if (unread.list(one, one.elsewhere())) {
      LOG.warn(
          "record not read, nothing is determined of its subject until {} {}",
          one.elsewhere() ? "it is read" : "the next statement",
          at(one));
    }
  }

  private void apply(Known change, boolean listed) throws SQLException {
    writer.write(change);
    if (change instanceof Stated) {
      unread.standsFor(change);
    } else {
      unread.applied(change);
    }
    if (listed) {
      LOG.info("record read that could not be {}", at(change));
    }
  }

  private static String at(RecordChange change) {
    LogAddress at = change.origin();
    return "partition=%d offset=%d".formatted(at.partition(), at.offset());
  }
}
