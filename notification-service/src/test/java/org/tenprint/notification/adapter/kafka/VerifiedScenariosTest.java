package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.verify.Finding;
import org.tenprint.audit.verify.Verdict;
import org.tenprint.audit.verify.Verification;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Law;
import org.tenprint.scenarios.LawReader;
import org.tenprint.scenarios.SampleWithAges;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.scenarios.text.UnreadableText;
import org.tenprint.testkit.Checkout;

/**
 * Every scenario, shared and the project's own, and each edge of the library of law, on the hop
 * with its codecs and uses, and what {@code audit verify} makes of it: every step, disposition and
 * message is taken again from the log alone, to the byte, and nothing is missed.
 */
class VerifiedScenariosTest {
  /** What of a log was taken and not made good within it would be missed by then. */
  private static final Duration AFTER = Duration.ofDays(3);

  private final ScenarioReader reader = new ScenarioReader(Optional.empty());

  @TestFactory
  Stream<DynamicTest> eachOfTheProjectPassesAndIsEqual() throws Exception {
    List<Path> files = own();
    assertTrue(files.size() > 180, "scenarios are missing");
    return tests(files, SampleWithAges.SET);
  }

  private static List<Path> own() throws UnreadableText {
    return ScenarioReader.files(
        List.of(Checkout.root().resolve("scenarios/src/test/resources/scenarios")));
  }

  @TestFactory
  Stream<DynamicTest> eachSharedOnePassesAndIsEqual() throws Exception {
    Optional<Path> shared = Checkout.shared("scenarios");
    Optional<Path> reference = Checkout.shared("data/reference");
    return shared.isEmpty() || reference.isEmpty()
        ? Stream.empty()
        : tests(ScenarioReader.files(List.of(shared.get())), ReferenceSet.load(reference.get()));
  }

  @TestFactory
  Stream<DynamicTest> eachEdgeOfTheLibraryPassesAndIsEqual() throws Exception {
    Path laws = Checkout.root().resolve("laws");
    ReferenceSet reference = ReferenceSet.load(laws.resolve("data/reference"));
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : ScenarioReader.files(List.of(laws))) {
      Law law = LawReader.read(file);
      for (Scenario edge : law.scenarios()) {
        tests.add(
            DynamicTest.dynamicTest(
                law.name() + "/" + edge.name(), () -> isEqual(edge, reference)));
      }
    }
    assertTrue(tests.size() > 150, "edges are missing: " + tests.size());
    return tests.stream();
  }

  /** That one of a log is wrong is seen, whichever it is. */
  @Test
  void whatWasToldOtherwiseIsDifferent() throws Exception {
    MemoryHop hop = played("654", SampleWithAges.SET);
    List<MemoryHop.Written> told = hop.topics.get(TopicCatalogue.DISPOSITIONS.name());
    told.set(0, told.get(told.size() - 1));
    assertTrue(
        findings(hop, SampleWithAges.SET).stream().anyMatch(one -> one.verdict() != Verdict.EQUAL));
  }

  @Test
  void whatNoStepTookIsMissed() throws Exception {
    MemoryHop hop = played("656", SampleWithAges.SET);
    List<MemoryHop.Written> steps = hop.topics.get(TopicCatalogue.CASE_STEPS.name());
    steps.remove(steps.size() - 1);
    assertTrue(
        findings(hop, SampleWithAges.SET).stream()
            .anyMatch(one -> one.verdict() == Verdict.MISSING_INPUT));
  }

  private MemoryHop played(String number, ReferenceSet reference) throws Exception {
    Path file =
        own().stream()
            .filter(one -> one.getFileName().toString().startsWith(number))
            .findFirst()
            .orElseThrow();
    return played(reader.read(file), reference);
  }

  private static MemoryHop played(Scenario scenario, ReferenceSet reference) {
    MemoryBackend backend = new MemoryBackend(reference);
    assertEquals(List.of(), ScenarioRunner.run(scenario, backend));
    return backend.last();
  }

  private Stream<DynamicTest> tests(List<Path> files, ReferenceSet reference) {
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> isEqual(reader.read(file), reference)));
  }

  private static void isEqual(Scenario scenario, ReferenceSet reference) {
    MemoryHop hop = played(scenario, reference);
    List<Finding> findings = findings(hop, reference);
    assertEquals(
        List.of(), findings.stream().filter(one -> one.verdict() != Verdict.EQUAL).toList());
    // nothing is equal for want of being looked at
    assertEquals(hop.steps().size() + hop.dispositions().size() + messages(hop), findings.size());
  }

  private static int messages(MemoryHop hop) {
    Set<String> others =
        Set.of(TopicCatalogue.CASE_STEPS.name(), TopicCatalogue.DISPOSITIONS.name());
    return hop.topics.entrySet().stream()
        .filter(one -> !others.contains(one.getKey()))
        .mapToInt(one -> one.getValue().size())
        .sum();
  }

  /** A scenario's determination comes of no record that a log has: it is not verified. */
  private static List<Finding> findings(MemoryHop hop, ReferenceSet reference) {
    Events events = new Events(Optional.empty(), Optional.of(hop.keys), Optional.empty());
    return new Verification(new HopLog(hop), events, reference)
        .verify(Window.ALL, hop.now.plus(AFTER)).all().stream()
            .filter(
                one ->
                    !one.event().equals("Determination")
                        || String.join("", one.details()).contains("nothing was decided"))
            .toList();
  }
}
