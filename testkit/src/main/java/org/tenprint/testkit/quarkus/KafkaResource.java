package org.tenprint.testkit.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.tenprint.testkit.TestBroker;

/** Gives a Quarkus test the shared broker as {@code kafka.bootstrap.servers}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", TestBroker.shared().bootstrapServers());
  }

  @Override
  public void stop() {
    // the broker is shared by the JVM and ends with it
  }
}
