package org.tenprint.booking;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.tenprint.booking.application.ByteStore;

/** Bytes in a map, for tests of what uses them. */
public final class HeapStore implements ByteStore {
  private final Map<ByteBuffer, byte[]> kept = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> fails = new AtomicReference<>();

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(kept.get(ByteBuffer.wrap(key)));
  }

  /** The next time it is to keep something it throws that. */
  public void failOnce(RuntimeException thrown) {
    fails.set(thrown);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    RuntimeException thrown = fails.getAndSet(null);
    if (thrown != null) {
      throw thrown;
    }
    kept.put(ByteBuffer.wrap(key), value);
  }

  @Override
  public void remove(byte[] key) {
    kept.remove(ByteBuffer.wrap(key));
  }

  @Override
  public void each(byte[] beginning, BiConsumer<byte[], byte[]> taker) {
    kept.entrySet().stream()
        .filter(
            one -> Arrays.equals(Arrays.copyOf(one.getKey().array(), beginning.length), beginning))
        .sorted((a, b) -> Arrays.compareUnsigned(a.getKey().array(), b.getKey().array()))
        .toList()
        .forEach(one -> taker.accept(one.getKey().array(), one.getValue()));
  }

  @Override
  public void clear() {
    kept.clear();
  }
}
