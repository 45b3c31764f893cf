package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.TimelineEvent;

/**
 * Of a scenario that fails: the same without every instrument and event that the failure does not
 * need, taken away one at a time until none can be.
 */
final class SmallestScenario {
  private SmallestScenario() {}

  /**
   * @param fails whether a scenario still does; one that throws does not
   */
  static Scenario of(Scenario scenario, Predicate<Scenario> fails) {
    Scenario smallest = scenario;
    for (Scenario less = less(smallest, fails); less != smallest; less = less(smallest, fails)) {
      smallest = less;
    }
    return smallest;
  }

  private static Scenario less(Scenario scenario, Predicate<Scenario> fails) {
    for (int i = scenario.timeline().size() - 1; i > 0; i--) {
      List<TimelineEvent> fewer = new ArrayList<>(scenario.timeline());
      fewer.remove(i);
      Scenario less = with(scenario, scenario.instruments(), fewer);
      if (fails.test(less)) {
        return less;
      }
    }
    for (int i = scenario.instruments().size() - 1; i >= 0; i--) {
      List<Instrument> fewer = new ArrayList<>(scenario.instruments());
      fewer.remove(i);
      Scenario less = with(scenario, fewer, scenario.timeline());
      if (fails.test(less)) {
        return less;
      }
    }
    return scenario;
  }

  private static Scenario with(
      Scenario scenario, List<Instrument> instruments, List<TimelineEvent> timeline) {
    return new Scenario(
        scenario.name(),
        scenario.title(),
        instruments,
        timeline,
        scenario.expect(),
        scenario.holdDeadline());
  }
}
