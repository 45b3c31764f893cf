package org.tenprint.immigration.wiring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How patient the service is with its store. */
class ImmigrationWiringTest {
  private static ImmigrationConfig settings(String name, String value) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(ImmigrationConfig.class)
        .withSources(
            new PropertiesConfigSource(Map.of("tenprint.state-dir", "state", name, value), "", 100))
        .build()
        .getConfigMapping(ImmigrationConfig.class);
  }

  /** With none, or fewer, a store that is away would be waited for without an end. */
  @ParameterizedTest
  @CsvSource({
    "tenprint.store.attempts, 0, 0, 1 to 16",
    "tenprint.store.attempts, -1, -1, 1 to 16",
    "tenprint.store.attempts, 2147483647, 2147483647, 1 to 16",
    "tenprint.store.first-wait, PT-1S, PT-1S, PT0S to PT1M",
    "tenprint.store.first-wait, PT1H, PT1H, PT0S to PT1M"
  })
  void aPatienceThatIsNoneEndsTheStart(String name, String value, String shown, String allowed) {
    ImmigrationConfig settings = settings(name, value);
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> ImmigrationWiring.patience(settings.store()));
    assertEquals(name + " is " + shown + ": it must be " + allowed, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "tenprint.store.attempts, 1",
    "tenprint.store.attempts, 16",
    "tenprint.store.first-wait, PT0S",
    "tenprint.store.first-wait, PT1M"
  })
  void theLeastAndTheMostAreTaken(String name, String value) {
    assertDoesNotThrow(() -> ImmigrationWiring.patience(settings(name, value).store()));
  }
}
