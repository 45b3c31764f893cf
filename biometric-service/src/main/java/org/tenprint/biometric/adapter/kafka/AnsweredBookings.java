package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Received;

/**
 * By booking id the digest of the booking that was answered, for {@link #KEPT} of the log's time.
 * The bookings topic keeps a booking 30 days and its dead letters as long again, and intake accepts
 * no booking twice, so none comes later than that. About 150 bytes a booking: 0.4 GB at 25,000
 * bookings a day, on disk and in the change log, which has the same bound.
 */
final class AnsweredBookings {
  static final Duration KEPT = Duration.ofDays(90);

  private static final String STORE = "answered-bookings-by-time";

  private final WindowStore<String, String> store;

  private AnsweredBookings(WindowStore<String, String> store) {
    this.store = store;
  }

  static StoreBuilder<WindowStore<String, String>> builder() {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(STORE, KEPT, Duration.ofDays(1), false),
        Serdes.String(),
        Serdes.String());
  }

  static AnsweredBookings of(Emitter out) {
    return new AnsweredBookings(out.store(STORE));
  }

  /** The digest of the booking of that id which was answered. */
  Optional<String> digest(String bookingId) {
    try (WindowStoreIterator<String> found =
        store.fetch(bookingId, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
    }
  }

  /**
   * A booking is answered. One of a time to come is kept by the time of now: by its own the store
   * would forget every other, and keep none until that time.
   */
  void put(Received<?> booking, String digest, Instant now) {
    Instant recorded = booking.recorded();
    store.put(booking.key(), digest, (recorded.isAfter(now) ? now : recorded).toEpochMilli());
  }
}
