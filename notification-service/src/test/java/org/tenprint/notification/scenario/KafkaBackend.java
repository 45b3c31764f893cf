package org.tenprint.notification.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.policy.Recipient;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.testkit.TestBroker;

/** Plays scenarios on the service's hop over a real broker: each stage has topics of its own. */
final class KafkaBackend implements ScenarioBackend, AutoCloseable {
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final TestBroker broker;
  private final ReferenceSet reference;
  private final String name;
  private final List<StagedService> open = new ArrayList<>();

  /**
   * @param name of the scenario: in the names of its topics
   */
  KafkaBackend(TestBroker broker, ReferenceSet reference, String name) {
    this.broker = broker;
    this.reference = reference;
    this.name = name;
  }

  @Override
  public Stage open(Set<Recipient> pushed) {
    Set<String> texts = pushed.stream().map(Recipient::text).collect(Collectors.toSet());
    CaseSettings settings = new CaseSettings(NEVER, new TreeSet<>(texts));
    StagedService service = new StagedService(broker, "s" + name + ".", reference, settings);
    open.add(service);
    return new KafkaStage(service, reference);
  }

  @Override
  public void close() {
    open.forEach(StagedService::close);
  }
}
