package org.tenprint.immigration.adapter.kafka;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.domain.LogExtent;

/** A store whose log is not known at the first times that it is asked for. */
final class SlowToAsk extends ForwardingStore {
  private static final int TIMES = 8;

  private final BooleanSupplier enough;
  private int asked;

  /**
   * @param enough whether nothing more is to be waited for
   */
  SlowToAsk(RecordStore store, BooleanSupplier enough) {
    super(store);
    this.enough = enough;
  }

  @Override
  public Map<Integer, Long> positions(Supplier<LogExtent> log) {
    asked++;
    if (asked <= TIMES && !enough.getAsBoolean()) {
      throw new TimeoutException("the brokers have just come back");
    }
    return super.positions(log);
  }
}
