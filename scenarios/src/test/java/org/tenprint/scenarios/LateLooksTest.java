package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;

/**
 * What scenarios expect of holds that run out comes about all the same where nobody looks at a case
 * but when something happens: a service that was away tells nobody more.
 */
class LateLooksTest {
  private static final List<String> OF_DEADLINES =
      List.of(
          "637-", "638-", "639-", "640-", "641-", "642-", "643-", "644-", "645-", "720-", "721-",
          "746-", "747-", "748-", "756-");

  private final ScenarioReader reader = new ScenarioReader(Optional.empty());

  @TestFactory
  Stream<DynamicTest> eachPasses() throws Exception {
    Path folder = Path.of(LateLooksTest.class.getResource("/scenarios").toURI());
    List<Path> files =
        ScenarioReader.files(List.of(folder)).stream()
            .filter(file -> OF_DEADLINES.contains(file.getFileName().toString().substring(0, 4)))
            .toList();
    assertEquals(OF_DEADLINES.size(), files.size());
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> passes(file)));
  }

  private void passes(Path file) throws Exception {
    Scenario scenario = reader.read(file);
    Set<Instant> events =
        scenario.timeline().stream().map(TimelineEvent::at).collect(Collectors.toSet());
    PolicyBackend backend = new PolicyBackend(SampleWithAges.SET);
    assertEquals(
        List.of(),
        ScenarioRunner.run(scenario, setting -> new Late(backend.open(setting), events)));
  }

  /**
   * Nobody looks but at the instants of events.
   *
   * @param events when something happens
   */
  private record Late(ScenarioBackend.Stage stage, Set<Instant> events)
      implements ScenarioBackend.Stage {
    @Override
    public void happensToAll(CaseEvent event, Instant at) {
      if (!(event instanceof CaseEvent.Tick) || events.contains(at)) {
        stage.happensToAll(event, at);
      }
    }

    @Override
    public Optional<Refusal> record(Instrument instrument) {
      return stage.record(instrument);
    }

    @Override
    public ScenarioBackend.Receipt submit(ScenarioBooking booking) {
      return stage.submit(booking);
    }

    @Override
    public void decide(Submission submission, Instant at) {
      stage.decide(submission, at);
    }

    @Override
    public Optional<Refusal> happens(String tcn, CaseEvent event, Instant at) {
      return stage.happens(tcn, event, at);
    }

    @Override
    public void recall(Instant at) {
      stage.recall(at);
    }

    @Override
    public List<ScenarioBackend.CaseAccount> accounts() {
      return stage.accounts();
    }

    @Override
    public Set<Reason> workItems() {
      return stage.workItems();
    }
  }
}
