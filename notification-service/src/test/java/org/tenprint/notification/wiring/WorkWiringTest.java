package org.tenprint.notification.wiring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often somebody may ask or say something is a number, and there is one. */
class WorkWiringTest {
  private static NotificationConfig settings(String name, String value) {
    return GivenNotificationSettings.of(Map.of(name, value));
  }

  /** What the start makes of it. */
  private static void start(NotificationConfig settings) {
    new WorkWiring().paces(settings);
    new WorkWiring().wordPace(settings);
  }

  /** None would keep everybody out, and a number without end is none. */
  @ParameterizedTest
  @CsvSource({
    "tenprint.request-rate, 0",
    "tenprint.request-rate, -1",
    "tenprint.request-rate, 1001",
    "tenprint.request-rate, 2147483647",
    "tenprint.key-rate, 0",
    "tenprint.key-rate, -1",
    "tenprint.key-rate, 1001",
    "tenprint.key-rate, 2147483647",
    "tenprint.review-rate, 0",
    "tenprint.review-rate, -1",
    "tenprint.review-rate, 1001",
    "tenprint.review-rate, 2147483647"
  })
  void aRateThatIsNoneEndsTheStart(String name, String value) {
    NotificationConfig settings = settings(name, value);
    RuntimeException refused = assertThrows(RuntimeException.class, () -> start(settings));
    assertEquals(name + " is " + value + ": it must be 1 to 1000", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenprint.request-rate", "tenprint.key-rate", "tenprint.review-rate"})
  void theLeastAndTheMostAreTaken(String name) {
    assertDoesNotThrow(() -> start(settings(name, "1")));
    assertDoesNotThrow(() -> start(settings(name, "1000")));
  }

  /** Before any of it is made. */
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "0.5", "99999999999", "often"})
  void whatIsNoWholeNumberIsNamedWithItsSetting(String value) {
    String message =
        assertThrows(ConfigValidationException.class, () -> settings("tenprint.key-rate", value))
            .getMessage();
    assertTrue(message.contains("tenprint.key-rate") && message.contains(value), message);
  }

  /** Not with the first request, which would be refused for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"paces", "wordPace"})
  void theStartMakesThem(String made) throws NoSuchMethodException {
    assertTrue(
        WorkWiring.class
            .getDeclaredMethod(made, NotificationConfig.class)
            .isAnnotationPresent(Startup.class));
  }
}
