package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A door whose bounds let nobody in, or are none, is not opened. */
class DoorSettingsTest {
  /** All as shipped but one. */
  private static DoorConfig settings(String method, Object value) {
    return (DoorConfig)
        Proxy.newProxyInstance(
            DoorConfig.class.getClassLoader(),
            new Class<?>[] {DoorConfig.class},
            (proxy, asked, none) -> {
              if (asked.getName().equals(method)) {
                return value;
              }
              return asked.getReturnType() == int.class ? 10 : (Object) Duration.ofSeconds(10);
            });
  }

  /** What the start makes of it. */
  private static void start(DoorConfig settings) {
    new Strangers(settings);
    new Doorkeeper(null, settings);
  }

  private static String refusal(String method, Object value) {
    DoorConfig settings = settings(method, value);
    return assertThrows(RuntimeException.class, () -> start(settings)).getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "partyRate, door.party-rate",
    "personRate, door.person-rate",
    "connections, door.connections"
  })
  void aNumberIsOneToAMillion(String method, String name) {
    for (int none : new int[] {0, -1, 1_000_001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertEquals(name + " is " + none + ": it must be 1 to 1000000", refusal(method, none));
    }
    for (int one : new int[] {1, 1_000_000}) {
      assertDoesNotThrow(() -> start(settings(method, one)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "headWithin, door.head-within",
    "keptFor, door.kept-for",
    "bodyWithin, door.body-within"
  })
  void aTimeIsASecondToAnHour(String method, String name) {
    for (String none : new String[] {"PT0S", "PT-1S", "PT0.999S", "PT1H0.001S", "PT8760H"}) {
      assertEquals(
          name + " is " + none + ": it must be PT1S to PT1H",
          refusal(method, Duration.parse(none)));
    }
    for (String one : new String[] {"PT1S", "PT1H"}) {
      assertDoesNotThrow(() -> start(settings(method, Duration.parse(one))));
    }
  }

  /** Else every service would be ended at once, or none ever. */
  @Test
  void howLongAHopMayStandStillIsTenSecondsToADay() {
    for (String none :
        new String[] {"PT0S", "PT-10S", "PT9.999S", "PT25H", "PT2562047788015215H"}) {
      Duration set = Duration.parse(none);
      assertEquals(
          "tenprint.progress.within is " + none + ": it must be PT10S to PT24H",
          assertThrows(RuntimeException.class, () -> Health.within(() -> set)).getMessage());
    }
    for (String one : new String[] {"PT10S", "PT24H"}) {
      assertEquals(Duration.parse(one), Health.within(() -> Duration.parse(one)));
    }
  }
}
