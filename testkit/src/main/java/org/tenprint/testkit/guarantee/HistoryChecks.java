package org.tenprint.testkit.guarantee;

import java.util.List;
import java.util.stream.Collectors;

/** Holds a history to everything that is promised. */
public final class HistoryChecks {
  private HistoryChecks() {}

  /** C1 to C11, in order. */
  public static List<Checked> of(History history) {
    OutcomeChecks outcomes = new OutcomeChecks(history);
    LogChecks log = new LogChecks(history);
    RunChecks run = new RunChecks(history);
    return List.of(
        outcomes.oneOutcomeEach(),
        outcomes.refusedNoneUnknownAllOrNone(),
        outcomes.nothingBeyondTheRules(),
        log.noSecondEffect(),
        log.sameBytes(),
        log.nothingAborted(),
        log.orderOfEachKey(),
        new FlowChecks(history).accounted(),
        run.recomputed(),
        run.recovery(),
        run.noCanary());
  }

  /**
   * Fails unless each is known to be kept.
   *
   * @throws AssertionError that names each that is not, and where
   */
  public static void hold(List<Checked> checks) {
    String failed =
        checks.stream()
            .filter(one -> !one.kept())
            .map(HistoryChecks::line)
            .collect(Collectors.joining("\n"));
    if (!failed.isEmpty()) {
      throw new AssertionError(failed);
    }
  }

  private static String line(Checked one) {
    String where = one.where().stream().limit(20).collect(Collectors.joining("\n  "));
    String more = one.where().size() > 20 ? "\n  and " + (one.where().size() - 20) + " more" : "";
    return "%s %s: %s\n  %s%s".formatted(one.id(), one.judgement(), one.says(), where, more);
  }
}
