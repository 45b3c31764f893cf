package org.tenprint.booking;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tenprint.booking.application.ByteStore;

/** Bytes in a map, for tests of what uses them. */
public final class HeapStore implements ByteStore {
  private final Map<ByteBuffer, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(kept.get(ByteBuffer.wrap(key)));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    kept.put(ByteBuffer.wrap(key), value);
  }

  @Override
  public void clear() {
    kept.clear();
  }
}
