package org.tenprint.booking.application;

import java.util.Optional;
import java.util.function.BiConsumer;

/** Keeps bytes by key, outside of the heap and over restarts. Safe for threads. */
public interface ByteStore {
  /** What was put last under a key. */
  Optional<byte[]> get(byte[] key);

  /** Keeps it. What was put before it is never kept less surely than it. */
  void put(byte[] key, byte[] value);

  /** Forgets what is kept under a key, if anything is. */
  void remove(byte[] key);

  /** Hands over what is kept under keys that begin so, in the order of their bytes. */
  void each(byte[] beginning, BiConsumer<byte[], byte[]> taker);

  /** Forgets all. */
  void clear();
}
