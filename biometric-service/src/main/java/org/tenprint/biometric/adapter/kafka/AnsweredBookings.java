package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
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
 *
 * <p>The store forgets by the latest time that anything was kept with, and keeps nothing of before:
 * so that latest time is kept beside, to the hour, and nothing is kept with an earlier one.
 */
final class AnsweredBookings {
  static final Duration KEPT = Duration.ofDays(90);

  private static final String STORE = "answered-bookings-by-time";

  /** No booking's id, nor the beginning of one: with each hour with which something was kept. */
  private static final String HOURS = "hours";

  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

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
    try (WindowStoreIterator<String> found = store.fetch(bookingId, Instant.EPOCH, LAST)) {
      return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
    }
  }

  /**
   * A booking is answered. It is kept by its time, or by now where that is earlier: by a time to
   * come the store would forget every other. The first of all is kept by the later of both, which
   * so has nothing to forget: a clock that runs behind is not followed by a leap.
   */
  void put(Received<?> booking, String digest, Instant now) {
    Instant recorded = booking.recorded();
    boolean ahead = recorded.isAfter(now);
    Instant earlier = ahead ? now : recorded;
    Instant later = ahead ? recorded : now;
    Optional<Instant> latest = latest();
    Instant at = latest.map(hour -> earlier.isBefore(hour) ? hour : earlier).orElse(later);
    store.put(booking.key(), digest, at.toEpochMilli());
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    if (latest.filter(hour::equals).isEmpty()) {
      store.put(HOURS, "", hour.toEpochMilli());
    }
  }

  /** The latest time with which something is kept; to the hour where this version kept it. */
  private Optional<Instant> latest() {
    try (WindowStoreIterator<String> hours = store.backwardFetch(HOURS, Instant.EPOCH, LAST)) {
      return hours.hasNext() ? Optional.of(Instant.ofEpochMilli(hours.next().key)) : ofAll();
    }
  }

  /** Of what a version of before kept: it is asked once. */
  private Optional<Instant> ofAll() {
    long latest = Long.MIN_VALUE;
    try (KeyValueIterator<Windowed<String>, String> all = store.all()) {
      while (all.hasNext()) {
        latest = Math.max(latest, all.next().key.window().start());
      }
    }
    return latest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(latest));
  }
}
