package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Edge;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.RandomScenarios;
import org.tenprint.scenarios.SampleWithAges;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.testkit.Checkout;

/** A recipient whose topic takes nothing is as one that is reached by a push. */
class ClosedTopicScenariosTest {
  private static final int SCENARIOS = 60 * Integer.getInteger("tenprint.depth", 1);

  private static final List<String> RECIPIENTS =
      List.of(
          "field-office:BOS", "sib:MA", "agency:MA0130100", "agency:MA0146000", "agency:IL0161400");

  private final ScenarioReader reader = new ScenarioReader(Optional.empty());

  /** What scenarios expect of a push comes of a topic that takes something then. */
  @Test
  void whatIsExpectedOfAPushComesOfATopic() throws Exception {
    Path own = Checkout.root().resolve("scenarios/src/test/resources/scenarios");
    assertTrue(played(own, SampleWithAges.SET) > 10, "scenarios are missing");
    Optional<Path> shared = Checkout.shared("scenarios");
    Optional<Path> reference = Checkout.shared("data/reference");
    if (shared.isPresent() && reference.isPresent()) {
      assertTrue(played(shared.get(), ReferenceSet.load(reference.get())) > 2, "shared ones");
    }
  }

  private int played(Path folder, ReferenceSet reference) throws Exception {
    int played = 0;
    for (Path file : ScenarioReader.files(List.of(folder))) {
      Scenario scenario = reader.read(file);
      boolean toOneTopicEach =
          scenario.pushed().stream().allMatch(one -> one.edge() != Edge.REQUEST);
      MemoryBackend hop = new MemoryBackend(reference, ClosedTopicScenariosTest::pushes);
      if (!scenario.pushed().isEmpty() && toOneTopicEach && keepsNoRecall(scenario, hop)) {
        played++;
        // of a topic nothing is tried that fails: there is no such work
        assertEquals(
            List.of(),
            ScenarioRunner.run(scenario, hop).stream()
                .filter(wrong -> !wrong.toString().contains("work-items"))
                .toList(),
            scenario.name());
      }
    }
    return played;
  }

  /** A recall is sent without a push, and kept while the topic takes nothing. */
  private static boolean keepsNoRecall(Scenario scenario, MemoryBackend backend) {
    ScenarioRunner.play(scenario, backend);
    MapStore store = backend.last().store(ForgottenStore.NAME);
    return store.values.keySet().stream().noneMatch(one -> one.startsWith("kept/"));
  }

  /** Open to whom a push succeeds, while it is tried. */
  private static void pushes(MemoryHop hop, CaseEvent event) {
    hop.refused.addAll(hop.recipients.opened);
    hop.recipients.opened.clear();
    if (event instanceof CaseEvent.Dispatched push
        && push.succeeded()
        && hop.refused.remove(push.recipient().text())) {
      hop.recipients.opened.add(push.recipient().text());
    }
  }

  /** Whatever happens while topics take nothing: nothing but a recall is told late. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsToldByADecisionOfBefore(long seed) throws PoisonEvent {
    RandomScenarios scenarios = new RandomScenarios(seed);
    Random random = new Random(seed);
    List<RecipientMessage> late = new ArrayList<>();
    int waited = 0;
    for (int i = 0; i < SCENARIOS; i++) {
      Scenario scenario = scenarios.next();
      MemoryBackend backend =
          new MemoryBackend(SampleWithAges.SET, (hop, event) -> closeSome(hop, random));
      ScenarioRunner.play(scenario, backend);
      MemoryHop hop = backend.last();
      hop.refused.clear();
      hop.wake();
      hop.wake();
      VerifiedLog.isEqual(hop, SampleWithAges.SET);
      waited += hop.steps().stream().anyMatch(one -> !one.getPushed().isEmpty()) ? 1 : 0;
      late.addAll(toldLate(hop));
    }
    assertTrue(waited > SCENARIOS / 10, "hardly anything waited: " + waited);
    assertEquals(Set.of(MessageKind.RECALL), Set.copyOf(kinds(late)));
  }

  private static void closeSome(MemoryHop hop, Random random) {
    for (String recipient : RECIPIENTS) {
      if (random.nextInt(3) == 0 && !hop.refused.remove(recipient)) {
        hop.refused.add(recipient);
      }
    }
  }

  /** What was written later than it was decided. */
  private static List<RecipientMessage> toldLate(MemoryHop hop) throws PoisonEvent {
    List<RecipientMessage> late = new ArrayList<>();
    for (String recipient : RECIPIENTS) {
      for (MemoryHop.Written one : hop.topics.getOrDefault(hop.topic(recipient), List.of())) {
        RecipientMessage message = hop.codecs.messages().decode(one.value());
        if (!message.getSentAt().equals(one.time())) {
          late.add(message);
        }
      }
    }
    return late;
  }

  private static List<MessageKind> kinds(List<RecipientMessage> messages) {
    return messages.stream().map(RecipientMessage::getKind).toList();
  }
}
