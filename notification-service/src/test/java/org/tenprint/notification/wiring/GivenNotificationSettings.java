package org.tenprint.notification.wiring;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as the service reads them: those that are given, and the defaults of the others. */
final class GivenNotificationSettings {
  private GivenNotificationSettings() {}

  /**
   * Settings by their whole names.
   *
   * @param given with a state directory or without
   */
  static NotificationConfig of(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(Map.of("tenprint.state-dir", "state"));
    all.putAll(given);
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(NotificationConfig.class)
        .withSources(new PropertiesConfigSource(all, "given", 100))
        .build()
        .getConfigMapping(NotificationConfig.class);
  }
}
