package org.tenprint.notification.wiring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.Startup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hold that is over when it begins, a look that never comes and the like are no settings. */
class NotificationBoundsTest {
  /** What the start makes of it. */
  private static void start(NotificationConfig settings) {
    NotificationWiring wiring = new NotificationWiring();
    wiring.ahead(settings, () -> Instant.EPOCH);
    wiring.settings(settings);
    new WorkWiring().openCases(null, null, settings);
    NotificationBounds.wakeEvery(settings);
    NotificationBounds.topicReplication(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "hold-deadline, PT0S, PT0S, PT1S to PT87840H",
    "hold-deadline, PT0.999S, PT0.999S, PT1S to PT87840H",
    "hold-deadline, P-30D, PT-720H, PT1S to PT87840H",
    "hold-deadline, P3661D, PT87864H, PT1S to PT87840H",
    "hold-deadline, PT2562047788015215H, PT2562047788015215H, PT1S to PT87840H",
    "wake-every, PT0S, PT0S, PT0.01S to PT1H",
    "wake-every, PT-0.5S, PT-0.5S, PT0.01S to PT1H",
    "wake-every, PT0.000001S, PT0.000001S, PT0.01S to PT1H",
    "wake-every, PT2562047788015215H, PT2562047788015215H, PT0.01S to PT1H",
    "record-ahead, PT0S, PT0S, PT0.001S to PT1S",
    "record-ahead, PT-0.5S, PT-0.5S, PT0.001S to PT1S",
    "record-ahead, PT1H, PT1H, PT0.001S to PT1S",
    "topic-replication, 0, 0, 1 to 9",
    "topic-replication, -1, -1, 1 to 9",
    "topic-replication, 65537, 65537, 1 to 9",
    "topic-replication, 2147483647, 2147483647, 1 to 9"
  })
  void whatIsNoneEndsTheStart(String name, String value, String shown, String allowed) {
    String setting = "tenprint." + name;
    NotificationConfig settings = GivenNotificationSettings.of(Map.of(setting, value));
    RuntimeException refused = assertThrows(RuntimeException.class, () -> start(settings));
    assertEquals(setting + " is " + shown + ": it must be " + allowed, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "hold-deadline, PT1S",
    "hold-deadline, P3660D",
    "wake-every, PT0.01S",
    "wake-every, PT1H",
    "record-ahead, PT0.001S",
    "record-ahead, PT1S",
    "topic-replication, 1",
    "topic-replication, 9"
  })
  void theLeastAndTheMostAreTaken(String name, String value) {
    assertDoesNotThrow(
        () -> start(GivenNotificationSettings.of(Map.of("tenprint." + name, value))));
  }

  @Test
  void whatIsShippedIsTaken() {
    assertDoesNotThrow(() -> start(GivenNotificationSettings.of(Map.of())));
  }

  /** Not with the first instrument: what else there is, the hop is made of. */
  @Test
  void theStartMakesHowFarAhead() throws NoSuchMethodException {
    assertTrue(
        NotificationWiring.class
            .getDeclaredMethod("ahead", NotificationConfig.class, InstantSource.class)
            .isAnnotationPresent(Startup.class));
  }
}
