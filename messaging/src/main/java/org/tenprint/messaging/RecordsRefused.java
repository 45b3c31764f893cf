package org.tenprint.messaging;

import java.util.Map;
import org.tenprint.events.common.Origin;

/**
 * Some of the records that a holder took cannot be kept, which showed only when they were to be.
 * Nothing was kept; without these the rest can be.
 */
public final class RecordsRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Map<Origin, PoisonEvent> refused;

  /**
   * @param refused what puts each aside, by where it stands; at least one
   */
  public RecordsRefused(Map<Origin, PoisonEvent> refused) {
    super(refused.size() + " records refused");
    this.refused = Map.copyOf(refused);
  }

  Map<Origin, PoisonEvent> refused() {
    return refused;
  }
}
