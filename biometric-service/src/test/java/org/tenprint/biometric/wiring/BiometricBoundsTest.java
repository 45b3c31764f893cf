package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates that are none, times that are over at once and shards that are not there end the start. */
class BiometricBoundsTest {
  private static final String RATE = "1.0E-12 to 0.999";

  /** What the start makes of it. */
  private static void start(BiometricConfig settings) {
    BiometricWiring wiring = new BiometricWiring();
    wiring.identifySubject(null, settings, null, new SimpleMeterRegistry());
    GallerySizing.of(settings);
    GallerySizing.bytesOfFile(settings);
    wiring.link(Optional.empty(), settings, null, null);
    BiometricBounds.period(settings.snapshot());
    BiometricBounds.removalsWithin(settings.snapshot());
    if (BiometricBounds.index(settings.shards()) == 0) {
      wiring.shard(settings, null);
    }
  }

  private static String refusal(Map<String, String> given) {
    BiometricConfig settings = GivenSettings.of(given);
    return assertThrows(RuntimeException.class, () -> start(settings)).getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "matching.expected-subjects, 0, 0, 1 to 1000000000",
    "matching.expected-subjects, -1, -1, 1 to 1000000000",
    "matching.expected-subjects, 2147483647, 2147483647, 1 to 1000000000",
    "matching.lanes, 7, 7, 8 to 4096",
    "matching.lanes, -8, -8, 8 to 4096",
    "matching.lanes, 4097, 4097, 8 to 4096",
    "matching.most-encounters, 0, 0, 1 to 2000000000",
    "matching.most-encounters, -1, -1, 1 to 2000000000",
    "matching.most-encounters, 9223372036854775807, 9223372036854775807, 1 to 2000000000",
    "shards.count, 0, 0, 1 to 4096",
    "shards.count, -1, -1, 1 to 4096",
    "shards.count, 2147483647, 2147483647, 1 to 4096",
    "shards.index, -1, -1, 0 to 0",
    "shards.index, 1, 1, 0 to 0",
    "shards.pause, PT0S, PT0S, PT0.01S to PT1H",
    "shards.pause, PT-10S, PT-10S, PT0.01S to PT1H",
    "shards.pause, PT2562047788015215H, PT2562047788015215H, PT0.01S to PT1H",
    "shards.longest-wait, PT0S, PT0S, PT1S to PT1H",
    "shards.longest-wait, PT-4M, PT-4M, PT1S to PT1H",
    "shards.longest-wait, P300000D, PT7200000H, PT1S to PT1H",
    "snapshot.period, PT0S, PT0S, PT1S to PT8784H",
    "snapshot.period, PT-10M, PT-10M, PT1S to PT8784H",
    "snapshot.period, PT2562047788015215H, PT2562047788015215H, PT1S to PT8784H",
    "snapshot.removals-within, PT0S, PT0S, PT1S to PT8784H",
    "snapshot.removals-within, PT-1M, PT-1M, PT1S to PT8784H",
    "snapshot.removals-within, P367D, PT8808H, PT1S to PT8784H"
  })
  void whatIsNoneEndsTheStart(String name, String value, String shown, String allowed) {
    assertEquals(
        "tenprint." + name + " is " + shown + ": it must be " + allowed,
        refusal(Map.of("tenprint." + name, value)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-0.5, -0.5", "1, 1.0", "NaN, NaN", "Infinity, Infinity", "1e-13, 1.0E-13"})
  void aRateIsAboveNoneAndBelowAll(String value, String shown) {
    for (String name :
        new String[] {"tenprint.matching.match-rate", "tenprint.matching.grey-rate"}) {
      assertEquals(name + " is " + shown + ": it must be " + RATE, refusal(Map.of(name, value)));
    }
  }

  @Test
  void fewerMatchThanAreDoubtful() {
    for (String match : new String[] {"0.01", "0.5"}) {
      assertEquals(
          "tenprint.matching.match-rate is "
              + match
              + ": it must be below tenprint.matching.grey-rate, which is 0.01",
          refusal(Map.of("tenprint.matching.match-rate", match)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "matching.expected-subjects, 1",
    "matching.expected-subjects, 1000000000",
    "matching.lanes, 8",
    "matching.lanes, 4096",
    "matching.most-encounters, 1",
    "matching.most-encounters, 2000000000",
    "matching.match-rate, 1e-12",
    "matching.grey-rate, 0.999",
    "shards.pause, PT0.01S",
    "shards.pause, PT1H",
    "shards.longest-wait, PT1S",
    "shards.longest-wait, PT1H",
    "snapshot.period, PT1S",
    "snapshot.period, P366D",
    "snapshot.removals-within, PT1S",
    "snapshot.removals-within, P366D"
  })
  void theLeastAndTheMostAreTaken(String name, String value) {
    assertDoesNotThrow(() -> start(GivenSettings.of(Map.of("tenprint." + name, value))));
  }

  @Test
  void whatIsShippedAndAnyShardIsTaken() {
    assertDoesNotThrow(() -> start(GivenSettings.of(Map.of())));
    assertDoesNotThrow(
        () ->
            start(
                GivenSettings.of(
                    Map.of(
                        "tenprint.shards.count", "4096",
                        "tenprint.shards.index", "4095",
                        "tenprint.matching.lanes", "4096"))));
  }
}
