package org.tenprint.booking.application;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Refusal;

/**
 * What is known of receipts. An acceptance, once known, is never replaced and never forgotten: a
 * TCN has one content for ever. Of refusals the last of each key is kept. None of it is in the
 * heap. How far their topic was read is kept with them, and never ahead of them. Safe for threads.
 */
public final class Receipts {
  private static final byte ACCEPTANCE = 'A';
  private static final byte REFUSAL = 'R';
  private static final byte[] BOOKMARK = {'B'};
  private static final int KEY = 1 + 2 * Long.BYTES;

  private final Function<BookingKey, UUID> bookingIds;
  private final ReceiptStore store;

  /**
   * How far the topic was read.
   *
   * @param topicId another one when the topic was deleted and made again
   * @param positions the next offset of each partition
   */
  public record Bookmark(String topicId, Map<Integer, Long> positions) {
    public Bookmark {
      positions = Map.copyOf(positions);
    }

    /** Whether a topic can be read on from here. */
    public boolean fits(String id, Map<Integer, Long> begins, Map<Integer, Long> ends) {
      return topicId.equals(id)
          && positions.keySet().equals(ends.keySet())
          && positions.entrySet().stream()
              .allMatch(
                  at ->
                      at.getValue() >= begins.getOrDefault(at.getKey(), 0L)
                          && at.getValue() <= ends.get(at.getKey()));
    }
  }

  /**
   * @param bookingIds the id of a booking by its key
   * @param store where they are kept
   */
  public Receipts(Function<BookingKey, UUID> bookingIds, ReceiptStore store) {
    this.bookingIds = bookingIds;
    this.store = store;
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
    byte[] place = place(ACCEPTANCE, id);
    if (store.get(place).isEmpty()) {
      store.put(place, ReceiptForm.of(acceptance));
    }
  }

  /**
   * Takes a refusal.
   *
   * @throws IllegalArgumentException if its digest is none
   */
  public void refused(BookingKey key, Refusal refusal) {
    store.put(place(REFUSAL, bookingIds.apply(key)), ReceiptForm.of(refusal));
  }

  /** The acceptance of a key. */
  public Optional<Acceptance> acceptance(BookingKey key) {
    UUID id = bookingIds.apply(key);
    return store.get(place(ACCEPTANCE, id)).map(bytes -> ReceiptForm.acceptance(id, bytes));
  }

  /** The last refusal of a key. */
  public Optional<Refusal> refusal(BookingKey key) {
    return store.get(place(REFUSAL, bookingIds.apply(key))).map(ReceiptForm::refusal);
  }

  /** How far their topic was read. */
  public Optional<Bookmark> bookmark() {
    return store.get(BOOKMARK).map(ReceiptForm::bookmark);
  }

  /** Notes how far their topic was read; all receipts up to there were taken before. */
  public void read(Bookmark bookmark) {
    store.put(BOOKMARK, ReceiptForm.of(bookmark));
  }

  /** Forgets all: their topic is read again. */
  public void forget() {
    store.clear();
  }

  private static byte[] place(byte kind, UUID id) {
    return ByteBuffer.allocate(KEY)
        .put(kind)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
