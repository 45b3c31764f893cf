package org.tenprint.booking.wiring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that would let nobody book, or everybody use up the heap, are none. */
class BodiesWiringTest {
  private static BookingConfig settings(String name, String value) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(BookingConfig.class)
        .withSources(
            new PropertiesConfigSource(Map.of("tenprint.state-dir", "state", name, value), "", 100))
        .build()
        .getConfigMapping(BookingConfig.class);
  }

  /** What the start makes of it. */
  private static void start(BookingConfig settings) {
    BodiesWiring wiring = new BodiesWiring(settings);
    wiring.bodies();
    wiring.bodyLimits();
    BookingWiring.limits(settings);
    BookingWiring.acceptWithin(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "tenprint.largest-json, 0, 0, 1 to 67108864",
    "tenprint.largest-json, 3G, 3221225472, 1 to 67108864",
    "tenprint.largest-file, 0, 0, 1 to 67108864",
    "tenprint.largest-file, 65M, 68157440, 1 to 67108864",
    "tenprint.least-rate, 1G, 1073741824, 0 to 1048576",
    "tenprint.grace, PT-1S, PT-1S, PT0S to PT2M",
    "tenprint.grace, PT1H, PT1H, PT0S to PT2M",
    "tenprint.most-waiting, 0, 0, 1 to 1000000",
    "tenprint.most-waiting, -1, -1, 1 to 1000000",
    "tenprint.most-waiting, 2147483647, 2147483647, 1 to 1000000",
    "tenprint.longest-wait, PT0S, PT0S, PT1S to PT24H",
    "tenprint.longest-wait, PT-10M, PT-10M, PT1S to PT24H",
    "tenprint.longest-wait, P365D, PT8760H, PT1S to PT24H",
    "tenprint.accept-within, PT0S, PT0S, PT1S to PT10M",
    "tenprint.accept-within, PT-8S, PT-8S, PT1S to PT10M",
    "tenprint.accept-within, P25D, PT600H, PT1S to PT10M"
  })
  void whatIsNoLimitEndsTheStart(String name, String value, String shown, String allowed) {
    BookingConfig settings = settings(name, value);
    RuntimeException refused = assertThrows(RuntimeException.class, () -> start(settings));
    assertEquals(name + " is " + shown + ": it must be " + allowed, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "tenprint.largest-json, 64M",
    "tenprint.largest-file, 1",
    "tenprint.least-rate, 0",
    "tenprint.grace, PT0S",
    "tenprint.bodies-at-once, 1",
    "tenprint.most-waiting, 1",
    "tenprint.longest-wait, PT1S",
    "tenprint.longest-wait, P1D",
    "tenprint.accept-within, PT1S",
    "tenprint.accept-within, PT10M"
  })
  void theLeastAndTheMostAreTaken(String name, String value) {
    assertDoesNotThrow(() -> start(settings(name, value)));
  }

  /** More than the heap is no bound. */
  @Test
  void noMoreThanTheHeapIsHeldAtOnce() {
    BookingConfig settings = settings("tenprint.bodies-at-once", "1000000G");
    assertEquals(
        "tenprint.bodies-at-once is 1073741824000000: it must be 0 to "
            + Runtime.getRuntime().maxMemory(),
        assertThrows(RuntimeException.class, () -> start(settings)).getMessage());
  }
}
