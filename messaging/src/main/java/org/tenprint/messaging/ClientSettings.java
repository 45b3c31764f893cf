package org.tenprint.messaging;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a service's own Kafka clients reach the brokers: by the same {@code kafka.*} settings as its
 * channels, as far as they are about address, security and signatures.
 */
public final class ClientSettings {
  private static final Pattern SHARED =
      Pattern.compile("bootstrap\\.servers|security\\..+|sasl\\..+|ssl\\..+|tenprint\\..+");

  private ClientSettings() {}

  /**
   * Those of them that every client has.
   *
   * @param all under {@code kafka.}, less that prefix
   */
  public static Map<String, Object> of(Map<String, Object> all) {
    Map<String, Object> settings = new TreeMap<>();
    all.forEach(
        (key, value) -> {
          if (SHARED.matcher(key).matches()) {
            settings.put(key, value);
          }
        });
    return Map.copyOf(settings);
  }
}
