package org.tenprint.booking.application;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Refusal;

/**
 * What is known of receipts. An acceptance, once known, is never replaced; of refusals the last is
 * kept. Safe for threads.
 */
public final class Receipts {
  private final Map<BookingKey, Acceptance> acceptances = new ConcurrentHashMap<>();
  private final Map<BookingKey, Refusal> refusals = new ConcurrentHashMap<>();

  /** Takes an acceptance; the first of a key stands. */
  public void accepted(BookingKey key, Acceptance acceptance) {
    acceptances.putIfAbsent(key, acceptance);
  }

  /** Takes a refusal. */
  public void refused(BookingKey key, Refusal refusal) {
    refusals.put(key, refusal);
  }

  /** The acceptance of a key. */
  public Optional<Acceptance> acceptance(BookingKey key) {
    return Optional.ofNullable(acceptances.get(key));
  }

  /** The last refusal of a key. */
  public Optional<Refusal> refusal(BookingKey key) {
    return Optional.ofNullable(refusals.get(key));
  }
}
