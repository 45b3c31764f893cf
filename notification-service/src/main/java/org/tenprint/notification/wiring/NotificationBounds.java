package org.tenprint.notification.wiring;

import java.time.Duration;
import org.tenprint.doorway.SettingBounds;

/** What times and numbers of the settings may be; another ends the start. */
final class NotificationBounds {
  private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

  /** As of a scenario. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(3_660);

  private static final Duration SHORTEST_ROUND = Duration.ofMillis(10);
  private static final Duration LONGEST_ROUND = Duration.ofHours(1);
  private static final Duration LEAST_AHEAD = Duration.ofMillis(1);
  private static final Duration MOST_AHEAD = Duration.ofSeconds(1);

  /** As {@code ./tenprint topics create --replication} takes. */
  private static final int MOST_REPLICAS = 9;

  private NotificationBounds() {}

  static Duration holdDeadline(NotificationConfig config) {
    return SettingBounds.require(
        "tenprint.hold-deadline", config.holdDeadline(), SHORTEST_HOLD, LONGEST_HOLD);
  }

  static Duration wakeEvery(NotificationConfig config) {
    return SettingBounds.require(
        "tenprint.wake-every", config.wakeEvery(), SHORTEST_ROUND, LONGEST_ROUND);
  }

  static Duration recordAhead(NotificationConfig config) {
    return SettingBounds.require(
        "tenprint.record-ahead", config.recordAhead(), LEAST_AHEAD, MOST_AHEAD);
  }

  static int topicReplication(NotificationConfig config) {
    return SettingBounds.require(
        "tenprint.topic-replication", config.topicReplication(), 1, MOST_REPLICAS);
  }
}
