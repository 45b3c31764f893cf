package org.tenprint.biometric.adapter.kafka;

import java.util.List;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.messaging.ReferenceFeed;

/**
 * What people order of bookings that were enrolled.
 *
 * @param erasures which are forgotten
 * @param reassignments whose prints are another person's
 * @param removals who was removed for good by that
 */
public record Orders(
    ErasureFeed erasures, ReassignmentFeed reassignments, SubjectRemovalFeed removals)
    implements AutoCloseable {
  /** The hop decides nothing before they are caught up. */
  public List<ReferenceFeed<?>> feeds() {
    return List.of(removals.feed(), erasures.feed(), reassignments.feed());
  }

  /** Whether all that stood there at the start is known, and each still follows. */
  public boolean ready() {
    return removals.ready() && erasures.ready() && reassignments.ready();
  }

  @Override
  public void close() {
    erasures.close();
    reassignments.close();
    removals.close();
  }
}
