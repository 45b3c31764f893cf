package org.tenprint.biometric.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Probe;

/**
 * The probes of the bookings that were last answered. A booking is answered anew when its
 * transaction was aborted; if extracting its prints was what took longer than the transaction may
 * last, it must not be extracted again, or it would never be answered. Safe for any number of
 * threads.
 */
final class Probes {
  /** More than are in a transaction. */
  private static final int REMEMBERED = 32;

  private final Map<LogAddress, Remembered> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LogAddress, Remembered> eldest) {
          return size() > REMEMBERED;
        }
      };

  private final Consumer<Runnable> others;

  private record Remembered(UUID bookingId, Probe probe) {}

  /**
   * @param others runs an extraction on another thread, sooner, later or never
   */
  Probes(Consumer<Runnable> others) {
    this.others = others;
  }

  synchronized Probe of(CapturedPrints booking) {
    Remembered known = last.get(booking.at());
    if (known != null && known.bookingId().equals(booking.bookingId())) {
      return known.probe();
    }
    Probe probe = Probe.of(booking.prints(), others);
    last.put(booking.at(), new Remembered(booking.bookingId(), probe));
    return probe;
  }
}
