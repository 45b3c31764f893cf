package org.tenprint.immigration.application;

import java.util.Map;
import org.tenprint.immigration.domain.LogAddress;

/** The store is there and can never keep some of the changes, for what they say. */
public final class ChangesRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<LogAddress, String> refused;

  /**
   * @param refused the store's own code for why, by the change's address; at least one
   */
  public ChangesRefused(Map<LogAddress, String> refused) {
    super("the record store refuses " + refused.size() + " changes");
    this.refused = Map.copyOf(refused);
  }

  /** The store's own code for why, by the change's address. */
  public Map<LogAddress, String> refused() {
    return refused;
  }
}
