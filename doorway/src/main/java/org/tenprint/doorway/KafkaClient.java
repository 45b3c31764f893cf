package org.tenprint.doorway;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import org.tenprint.messaging.ClientSettings;

/** How a service's own Kafka clients reach the brokers. */
@Singleton
public class KafkaClient {
  private final Map<String, Object> settings;

  KafkaClient(@Identifier("default-kafka-broker") Map<String, Object> all) {
    this.settings = ClientSettings.of(all);
  }

  /** Settings of kafka-clients. */
  public Map<String, Object> settings() {
    return settings;
  }
}
