package org.tenprint.vault;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that live as long as the object: for tests, and for tools that write a log of their own. */
public final class MemoryVault implements KeyVault {
  private final SecureRandom chance = new SecureRandom();
  private final Map<KeyId, DataKey> keys = new ConcurrentHashMap<>();
  private final Map<KeyId, Destruction> destroyed = new ConcurrentHashMap<>();

  @Override
  public synchronized DataKey ensure(KeyId id) {
    return find(id).orElseGet(() -> keys.computeIfAbsent(id, absent -> DataKey.drawn(chance)));
  }

  @Override
  public Optional<DataKey> find(KeyId id) {
    Optional<DataKey> found = Optional.ofNullable(keys.get(id));
    // asked after the key: whoever takes it away has said before that it is destroyed
    if (destroyed(id)) {
      throw new KeyDestroyed(id);
    }
    return found;
  }

  @Override
  public synchronized void destroy(KeyId id, Destruction why) {
    destroyed.putIfAbsent(id, why);
    keys.remove(id);
  }

  @Override
  public Optional<Destruction> destruction(KeyId id) {
    return Optional.ofNullable(destroyed.get(id));
  }

  @Override
  public void close() {
    keys.clear();
  }
}
