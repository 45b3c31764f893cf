package org.tenprint.booking.application;

import java.util.Optional;

/** Keeps bytes by key, outside of the heap and over restarts. Safe for threads. */
public interface ByteStore {
  /** What was put last under a key. */
  Optional<byte[]> get(byte[] key);

  /** Keeps it. What was put before it is never kept less surely than it. */
  void put(byte[] key, byte[] value);

  /** Forgets all. */
  void clear();
}
