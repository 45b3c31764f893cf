package org.tenprint.immigration.application;

import org.tenprint.decisions.BrokenEvent;
import org.tenprint.immigration.domain.Determined;

/** Where the determination of an identification goes. */
public interface Outbox {
  /**
   * Writes the determination that rests on this.
   *
   * @throws BrokenEvent if none can be made of the identification: nothing was written
   */
  void write(Determined determined) throws BrokenEvent;
}
