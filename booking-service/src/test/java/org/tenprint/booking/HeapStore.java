package org.tenprint.booking;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tenprint.booking.application.ByteStore;

/** Bytes in a map, for tests of what uses them. */
public final class HeapStore implements ByteStore {
  private final Map<ByteBuffer, byte[]> kept = new ConcurrentHashMap<>();
  private final AtomicBoolean fails = new AtomicBoolean();

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(kept.get(ByteBuffer.wrap(key)));
  }

  /** The next time it is to keep something it fails. */
  public void failOnce() {
    fails.set(true);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    if (fails.getAndSet(false)) {
      throw new IllegalStateException("no room is left");
    }
    kept.put(ByteBuffer.wrap(key), value);
  }

  @Override
  public void clear() {
    kept.clear();
  }
}
