package org.tenprint.notification.application;

import java.time.Instant;
import org.tenprint.notification.domain.TwoPersonOrder;

/**
 * Where orders of one kind are recorded.
 *
 * @param <M> what is ordered
 */
public interface OrderLog<M extends TwoPersonOrder.Matter> {
  /**
   * Records an order's whole state; returns when that is acknowledged.
   *
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(TwoPersonOrder<M> order, Instant at) throws Refused;
}
