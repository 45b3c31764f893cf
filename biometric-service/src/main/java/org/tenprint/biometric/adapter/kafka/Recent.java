package org.tenprint.biometric.adapter.kafka;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what was put last, so many at most. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  Recent(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
