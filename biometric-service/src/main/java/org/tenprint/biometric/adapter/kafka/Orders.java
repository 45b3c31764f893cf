package org.tenprint.biometric.adapter.kafka;

import java.util.List;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.messaging.ReferenceFeed;

/**
 * What people order of bookings that were enrolled.
 *
 * @param erasures which are forgotten
 * @param reassignments whose prints are another person's
 */
public record Orders(ErasureFeed erasures, ReassignmentFeed reassignments)
    implements AutoCloseable {
  /** The hop decides nothing before they are caught up. */
  public List<ReferenceFeed<?>> feeds() {
    return List.of(erasures.feed(), reassignments.feed());
  }

  /** Whether all that stood there at the start is known, and both still follow. */
  public boolean ready() {
    return erasures.ready() && reassignments.ready();
  }

  @Override
  public void close() {
    erasures.close();
    reassignments.close();
  }
}
