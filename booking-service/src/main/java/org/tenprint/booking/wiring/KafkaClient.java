package org.tenprint.booking.wiring;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How this service's own Kafka clients reach the brokers: by the same {@code kafka.*} settings as
 * the channels', as far as they are about address and security.
 */
@Singleton
public class KafkaClient {
  private static final Pattern SHARED =
      Pattern.compile("bootstrap\\.servers|security\\..+|sasl\\..+|ssl\\..+");

  private final Map<String, Object> settings = new TreeMap<>();

  KafkaClient(@Identifier("default-kafka-broker") Map<String, Object> all) {
    all.forEach(
        (key, value) -> {
          if (SHARED.matcher(key).matches()) {
            settings.put(key, value);
          }
        });
  }

  /** Settings of kafka-clients. */
  Map<String, Object> settings() {
    return Map.copyOf(settings);
  }
}
