package org.tenprint.biometric.adapter.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import org.tenprint.testkit.TestBroker;

/** The hop's settings as it has them when deployed. */
final class DeployedSettings {
  private DeployedSettings() {}

  static Properties of(TestBroker broker, Path state) {
    Properties deployed = read("/META-INF/microprofile-config.properties");
    deployed.putAll(read("/application.properties"));
    Properties settings = new Properties();
    deployed.forEach(
        (name, value) -> {
          // what stands for a wall is not for a test's own broker
          boolean own = !value.toString().startsWith("${");
          if (own && name.toString().startsWith("kafka-streams.")) {
            settings.put(name.toString().substring("kafka-streams.".length()), value);
          }
        });
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("application.id", BiometricTopology.SERVICE);
    settings.put("state.dir", state.toString());
    // a test's restart need not wait until the session of the member before it ends
    settings.put("consumer.internal.leave.group.on.close", true);
    return settings;
  }

  private static Properties read(String file) {
    Properties read = new Properties();
    try (InputStream in = DeployedSettings.class.getResourceAsStream(file)) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }
}
