package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.testkit.guarantee.HistoryChecks;

/**
 * Every fault that this machine can do to the packaged system, in series, each under a stream of
 * bookings. By {@code ./tenprint bench faults} alone: it takes an hour and more. {@code
 * tenprint.faults} names some series, {@code tenprint.faults.seed} the order and the bookings,
 * {@code tenprint.faults.rate} the bookings a second, {@code tenprint.faults.rounds} how often each
 * is done, five times without it; {@code tenprint.faults.most} ends a series after so many faults.
 */
class FaultSuiteIT {
  private static final FaultSeries.Measure MEASURE =
      new FaultSeries.Measure(
          Long.getLong("tenprint.faults.seed", 20261127),
          Integer.getInteger("tenprint.faults.rate", 15),
          Integer.getInteger("tenprint.faults.rounds", 5),
          Integer.getInteger("tenprint.faults.most", Integer.MAX_VALUE));
  private static final List<String> SOME =
      List.of(System.getProperty("tenprint.faults", "").split(","));

  static Stream<String> series() {
    return FaultSeries.NAMES.stream()
        .filter(name -> SOME.equals(List.of("")) || SOME.contains(name));
  }

  @ParameterizedTest
  @MethodSource("series")
  void everyGuaranteeHolds(String name) throws Exception {
    if (FaultSeries.ownNetwork(name)) {
      boolean possible = OwnNetwork.possible();
      assertTrue(possible || !SOME.contains(name), "a network namespace cannot be made here");
      assumeTrue(possible, "a network namespace cannot be made here");
      int code = OwnNetwork.run(FaultSuiteIT.class, name);
      assertEquals(0, code, "the series ran in its own network");
    } else {
      hold(name);
    }
  }

  /** The series whose connections are cut, in a network of its own. */
  public static void main(String[] series) {
    int code = 1;
    try {
      OwnNetwork.prepare();
      hold(series[0]);
      code = 0;
    } catch (Throwable failed) {
      failed.printStackTrace();
    } finally {
      // whatever threads are left of what failed
      System.exit(code);
    }
  }

  private static void hold(String name) throws Exception {
    try (FaultSeries series = new FaultSeries(name, MEASURE)) {
      HistoryChecks.hold(series.run());
    }
  }
}
