package org.tenprint.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.guarantee.HistoryChecks;

/**
 * The short selection of {@link FaultSuiteIT}: under a stream of bookings each service is killed
 * and started again, the broker too, and a rule changes. Nothing is lost, doubled or told to whom
 * it should not be.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledServicesIT {
  @Test
  void nothingIsLostDoubledOrToldToWhomItShouldNotBe() throws Exception {
    List<Fault> faults = new ArrayList<>();
    Arrays.stream(Service.values()).forEach(service -> faults.add(Fault.kill(service)));
    faults.add(2, Fault.changeRule("MA0130300"));
    faults.add(Fault.killBroker());
    Path root = Path.of(System.getProperty("tenprint.root"));
    FaultRun.Plan plan = new FaultRun.Plan("short", root, 20261127, 5, 10, faults);
    String command =
        "./mvnw -B -pl system-tests -Dit.test=KilledServicesIT -Dtest=none"
            + " -Dsurefire.failIfNoSpecifiedTests=false verify";
    HistoryChecks.hold(new FaultRun(plan, command).run());
  }
}
