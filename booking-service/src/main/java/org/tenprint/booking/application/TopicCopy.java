package org.tenprint.booking.application;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What is kept of a topic on disk, by booking, and how far the topic was read: the bookmark is kept
 * with it and never ahead of it, so that a start reads on and not all again. Nothing of it is in
 * the heap. No decision rests on what is not on the topic: it can be forgotten at any time. Safe
 * for threads, as far as one change is one put.
 */
public final class TopicCopy {
  private static final byte[] BOOKMARK = {'B'};
  private static final int KEY = 1 + 2 * Long.BYTES;

  private final ByteStore store;
  private final int version;

  /**
   * @param version of the form of what is kept; under another one all is read again
   */
  TopicCopy(ByteStore store, int version) {
    this.store = store;
    this.version = version;
  }

  /** What is kept of that kind for a booking. */
  Optional<byte[]> get(char kind, UUID booking) {
    return store.get(place(kind, booking));
  }

  /** Keeps that, in the place of what was kept. */
  void put(char kind, UUID booking, byte[] value) {
    store.put(place(kind, booking), value);
  }

  /** Keeps nothing of that kind for a booking any more. */
  void remove(char kind, UUID booking) {
    store.remove(place(kind, booking));
  }

  /** Hands over what is kept of that kind, with its booking. */
  void each(char kind, BiConsumer<UUID, byte[]> taker) {
    store.each(
        new byte[] {(byte) kind},
        (place, value) -> {
          ByteBuffer id = ByteBuffer.wrap(place, 1, KEY - 1);
          taker.accept(new UUID(id.getLong(), id.getLong()), value);
        });
  }

  /** How far the topic was read. */
  public Optional<Bookmark> bookmark() {
    return store.get(BOOKMARK).map(bytes -> Bookmark.of(bytes, version));
  }

  /** Notes how far the topic was read; what it said up to there was taken before. */
  public void read(Bookmark bookmark) {
    store.put(BOOKMARK, bookmark.bytes(version));
  }

  /** Forgets all: the topic is read again. */
  public void forget() {
    store.clear();
  }

  private static byte[] place(char kind, UUID id) {
    return ByteBuffer.allocate(KEY)
        .put((byte) kind)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
