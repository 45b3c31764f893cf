package org.tenprint.notification.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Difference;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.testkit.TestBroker;

/**
 * Plays scenarios, one after the other, on one running hop over a real broker: the same topics,
 * rule book and state. What one leaves there means nothing to the next: names are a scenario's own
 * ({@link OwnNames}), and before the next begins, each instrument of the one before is superseded
 * from before it began, by one that speaks of an agency which nobody books at.
 */
final class KafkaBackend implements ScenarioBackend, AutoCloseable {
  private static final Duration NEVER = Duration.ofDays(36_500);
  private static final Instant EARLIEST = Instant.parse("1901-01-01T00:00:00Z");

  private static final Setting NOT_PUSHED = new Setting(Set.of(), Optional.empty());

  private final StagedService service;
  private final ReferenceSet reference;

  /** All that the hop read, by where it stands. */
  private final Map<Origin, SpecificRecord> inputs = new HashMap<>();

  /** All that was recorded, by offset. */
  private final List<Instrument> instruments = new ArrayList<>();

  private final Map<String, Instrument> apply = new LinkedHashMap<>();
  private final RuleBooks rules = new RuleBooks(instruments);
  private OwnNames names = new OwnNames("");

  /**
   * @param name in the names of its topics
   */
  KafkaBackend(TestBroker broker, ReferenceSet reference, String name) {
    this.service = new StagedService(broker, name + ".", reference, settings(NOT_PUSHED));
    this.reference = reference;
  }

  private static CaseSettings settings(Setting setting) {
    return new CaseSettings(
        setting.holdDeadline().orElse(NEVER),
        setting.pushed().stream()
            .map(Recipient::text)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Plays a scenario; returns what differs from what it expects. */
  List<Difference> play(Scenario scenario) {
    names = OwnNames.of(scenario.name());
    return ScenarioRunner.run(scenario, this);
  }

  @Override
  public Stage open(Setting setting) {
    record(
        apply.values().stream()
            .filter(one -> one.getApprovals().size() > 1)
            .map(KafkaBackend::over)
            .toList());
    apply.clear();
    rules.forget();
    service.decideUnder(settings(setting));
    service.moveTo(Instant.EPOCH);
    return new KafkaStage(this, names);
  }

  /** What ends an instrument before it began, known as soon as that is, and says nothing itself. */
  private static Instrument over(Instrument one) {
    return Instrument.newBuilder(one)
        .setId(one.getId() + ".over")
        .setScope(new Scope(ScopeKind.ORI, "ZZ9999999"))
        .setAreas(List.of())
        .setEffect(Effect.PERMIT)
        .setReason(null)
        .setWhen(null)
        .setUnless(List.of())
        .setFields(List.of())
        .setEffectiveFrom(new OffsetTime(EARLIEST, 0))
        .setEffectiveTo(null)
        .setSupersedes(one.getId())
        .setTerminates(null)
        .build();
  }

  StagedService service() {
    return service;
  }

  ReferenceSet reference() {
    return reference;
  }

  /** Writes instruments, which the next look of the hop knows. */
  void record(List<Instrument> some) {
    if (!some.isEmpty()) {
      service.write(some);
      instruments.addAll(some);
      some.forEach(one -> apply.merge(one.getId(), one, KafkaBackend::standing));
    }
  }

  /** Of two states of an id the one that may apply. */
  private static Instrument standing(Instrument before, Instrument later) {
    return before.getApprovals().size() > 1 ? before : later;
  }

  /** Remembers what the hop is given. */
  void gives(Origin origin, SpecificRecord event) {
    inputs.put(origin, event);
  }

  /** What became of all cases, as the log has it by now. */
  CaseAccounts accounts() {
    service.flush();
    return new CaseAccounts(service.log(), reference, inputs, rules);
  }

  @Override
  public void close() {
    service.close();
  }
}
