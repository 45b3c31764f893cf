package org.tenprint.booking.application;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Refusal;

/**
 * What is known of receipts. An acceptance, once known, is never replaced and never forgotten: a
 * TCN has one content for ever. Of refusals the last of each key is kept. None of it is in the
 * heap. Safe for threads.
 */
public final class Receipts {
  private static final char ACCEPTANCE = 'A';
  private static final char REFUSAL = 'R';

  private final Function<BookingKey, UUID> bookingIds;
  private final TopicCopy copy;

  /**
   * @param bookingIds the id of a booking by its key
   * @param store where they are kept
   */
  public Receipts(Function<BookingKey, UUID> bookingIds, ByteStore store) {
    this.bookingIds = bookingIds;
    this.copy = new TopicCopy(store, ReceiptForm.VERSION);
  }

  /** The id of the booking of a key. */
  UUID bookingId(BookingKey key) {
    return bookingIds.apply(key);
  }

  /** What is kept of the topic of receipts. */
  public TopicCopy copy() {
    return copy;
  }

  /**
   * Takes an acceptance; the first of a key stands.
   *
   * @throws IllegalArgumentException if its id is not that of the key or its digest is none
   */
  public synchronized void accepted(BookingKey key, Acceptance acceptance) {
    UUID id = bookingIds.apply(key);
    if (!id.equals(acceptance.bookingId())) {
      throw new IllegalArgumentException("the booking id is not that of the key");
    }
    if (!acceptance.digest().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a digest has 64 hexadecimal digits");
    }
    if (copy.get(ACCEPTANCE, id).isEmpty()) {
      copy.put(ACCEPTANCE, id, ReceiptForm.of(acceptance));
    }
  }

  /**
   * Takes a refusal.
   *
   * @throws IllegalArgumentException if its digest is none
   */
  public void refused(BookingKey key, Refusal refusal) {
    copy.put(REFUSAL, bookingIds.apply(key), ReceiptForm.of(refusal));
  }

  /** The acceptance of a key. */
  public Optional<Acceptance> acceptance(BookingKey key) {
    UUID id = bookingIds.apply(key);
    return copy.get(ACCEPTANCE, id).map(bytes -> ReceiptForm.acceptance(id, bytes));
  }

  /** The last refusal of a key. */
  public Optional<Refusal> refusal(BookingKey key) {
    return copy.get(REFUSAL, bookingIds.apply(key)).map(ReceiptForm::refusal);
  }
}
