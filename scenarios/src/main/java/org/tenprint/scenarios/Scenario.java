package org.tenprint.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;

/**
 * An executable case of the disclosure policy.
 *
 * @param name equals the file's name
 * @param title one line for a person
 * @param instruments the baselines', in order, then its own
 * @param timeline events in order
 * @param expect what must hold after the last
 * @param holdDeadline how long a hold waits for people, as the service is set; empty is for ever
 */
public record Scenario(
    String name,
    String title,
    List<Instrument> instruments,
    List<TimelineEvent> timeline,
    Expectation expect,
    Optional<Duration> holdDeadline) {
  /** Copies. */
  public Scenario {
    instruments = List.copyOf(instruments);
    timeline = List.copyOf(timeline);
  }

  /** One whose holds wait for ever. */
  public Scenario(
      String name,
      String title,
      List<Instrument> instruments,
      List<TimelineEvent> timeline,
      Expectation expect) {
    this(name, title, instruments, timeline, expect, Optional.empty());
  }

  /** How the service that decides it is set. */
  ScenarioBackend.Setting setting() {
    return new ScenarioBackend.Setting(pushed(), holdDeadline);
  }

  /** The recipients that the timeline reaches by a push: they have dispatch events. */
  public Set<Recipient> pushed() {
    return timeline.stream()
        .filter(TimelineEvent.Dispatched.class::isInstance)
        .map(event -> ((TimelineEvent.Dispatched) event).recipient())
        .collect(Collectors.toUnmodifiableSet());
  }
}
