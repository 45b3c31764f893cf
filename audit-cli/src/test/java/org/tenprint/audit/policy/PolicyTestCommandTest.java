package org.tenprint.audit.policy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PolicyTestCommandTest {
  private static final String BASELINE =
      """
      baseline: federal
      title: the sharing alone
      instruments:
        - id: FED-SHARE
          issuer: federal
          scope: {nation: US}
          edge: share
          effect: permit
          effective: {from: 2006-01-01T00:00:00-05:00}
          recorded: 2006-01-01T00:00:00-05:00
          author: drafter
          approvals: [one, two]
      """;

  private static final String SCENARIO =
      """
      scenario: NAME
      title: a match in Boston
      baseline: federal
      timeline:
        - booking:
            tcn: T-1
            controlling: MA0130100
            booked-at: 2011-05-05T14:20:00-04:00
            born: 1980-03-04
            identification: match
        - tick: 2011-05-05T14:30:00-04:00
      expect:
        dispositions:
          field-office:BOS: {outcome: DELIVERED, instrument: FED-SHARE}
          sib:MA: {outcome: SIB, reason: NO_RULE}
          agency:MA0130100: {outcome: WITHHELD, reason: NO_RULE}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void baseline() throws IOException {
    Files.createDirectory(folder.resolve("baselines"));
    Files.writeString(folder.resolve("baselines/federal.yaml"), BASELINE);
  }

  @Test
  void aFolderWhoseScenariosPassEndsWithZeroAndTheirNumber() throws IOException {
    scenario("001-a", "WITHHELD");
    scenario("002-b", "WITHHELD");
    Cli run = test(folder.toString());
    assertEquals(ExitCodes.OK, run.exit());
    assertEquals("2 passed, 0 failed", last(run.out()));
    assertTrue(run.err().matches("reference data: .+, version [0-9a-f]{16}\\R"), run.err());
  }

  @Test
  void aMissEndsWithOneAndSaysWhatDiffered() throws IOException {
    scenario("001-a", "WITHHELD");
    Path miss = scenario("002-b", "DELIVERED");
    Cli run = test(folder.toString());
    assertEquals(ExitCodes.FINDING, run.exit());
    assertEquals(
        List.of(
            "pass  001-a  a match in Boston",
            "FAIL  002-b  dispositions.sib:MA: expected DELIVERED NO_RULE, got WITHHELD NO_RULE",
            "1 passed, 1 failed"),
        run.out().lines().toList());
    assertEquals(ExitCodes.FINDING, test(miss.toString()).exit());
  }

  @Test
  void aFileThatCannotBeReadEndsWithTwoAndALineOnStandardError() throws IOException {
    scenario("001-a", "WITHHELD");
    scenario("002-b", "GIVEN");
    Cli run = test(folder.toString());
    assertEquals(ExitCodes.CANNOT_ANSWER, run.exit());
    assertEquals("1 passed, 1 failed", last(run.out()));
    assertEquals(2, run.err().lines().count());
    assertTrue(
        run.err().contains("002-b.yaml line 15, column 23, expect.dispositions.sib:MA.outcome:"),
        run.err());
  }

  @Test
  void aMissingFileAnEmptyFolderAndAMissingBaselineEndWithTwo() throws IOException {
    assertEquals(ExitCodes.CANNOT_ANSWER, test(folder.resolve("no.yaml").toString()).exit());
    assertEquals(ExitCodes.CANNOT_ANSWER, test(folder.toString()).exit());
    Path scenario = scenario("001-a", "WITHHELD");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Cli run = test(scenario.toString(), "--baselines", elsewhere.toString());
    assertEquals(ExitCodes.CANNOT_ANSWER, run.exit());
    assertTrue(run.err().contains("there is no file"), run.err());
    Cli withData = test(scenario.toString(), "--reference", elsewhere.toString());
    assertEquals(ExitCodes.CANNOT_ANSWER, withData.exit());
    assertTrue(withData.err().contains("reference data"), withData.err());
  }

  @Test
  void baselinesMayStandInAFolderAroundOrInAnother() throws IOException {
    Path scenario = scenario("001-a", "WITHHELD");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path moved = Files.move(scenario, elsewhere.resolve("001-a.yaml"));
    assertEquals(ExitCodes.OK, test(moved.toString()).exit());
    Path rules = Files.move(folder.resolve("baselines"), folder.resolve("rules"));
    assertEquals(ExitCodes.CANNOT_ANSWER, test(moved.toString()).exit());
    assertEquals(ExitCodes.OK, test(moved.toString(), "--baselines", rules.toString()).exit());
  }

  /** A title may steer the terminal of who runs it. */
  @Test
  void noneOfAFileReachesTheTerminalRaw() throws IOException {
    Path file = scenario("001-a", "WITHHELD");
    Files.writeString(
        file, Files.readString(file).replace("a match in Boston", "\"\\e[31mred \\u202e\""));
    Cli run = test(folder.toString());
    assertEquals("pass  001-a  \\u001b[31mred \\u202e", run.out().lines().findFirst().get());
  }

  /** A slip in an id is no error, and is told. */
  @Test
  void anIdThatIsNowhereIsAWarning() throws IOException {
    Path file = scenario("001-a", "WITHHELD");
    Files.writeString(file, Files.readString(file).replace("reason: NO_RULE}", "instrument: X}"));
    Cli run = test(folder.toString());
    assertEquals(ExitCodes.FINDING, run.exit());
    assertTrue(
        run.err().contains("warning: 001-a: the instrument X is expected, and is nowhere"),
        run.err());
  }

  /** A law has many scenarios, each by its own name. */
  @Test
  void theLawsOfTheLibraryPass() {
    Cli run = test("../laws/cook-county-2011.yaml", "../laws/us-status-1373.yaml");
    assertEquals(ExitCodes.OK, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("pass  cook-county-2011/a-detainer  A detainer"), run.out());
    assertTrue(run.err().contains("laws/data/reference, version "), run.err());
  }

  @Test
  void whatIsWatchedRunsAgainWhenItChanges() throws Exception {
    Path file = scenario("001-a", "DELIVERED");
    Cli.Running running = Cli.start("policy", "test", "--watch", file.toString());
    await().atMost(Duration.ofMinutes(1)).until(() -> running.out().contains("0 passed, 1 failed"));
    scenario("001-a", "WITHHELD");
    await().atMost(Duration.ofMinutes(1)).until(() -> running.out().contains("1 passed, 0 failed"));
    Files.writeString(file, "scenario: [");
    await().atMost(Duration.ofMinutes(1)).until(() -> running.err().contains("001-a.yaml line 1"));
    Files.delete(file);
    await().atMost(Duration.ofMinutes(1)).until(() -> running.err().contains("there is no such"));
    running.interrupt();
    assertEquals(ExitCodes.CANNOT_ANSWER, running.exit());
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    scenario("001-a", "DELIVERED");
    Cli run = test(folder.toString(), "--output", "json");
    JsonNode root = new ObjectMapper().readTree(run.out());
    assertEquals(1, root.get("failed").asInt());
    assertFalse(root.get("scenarios").get(0).get("passed").asBoolean());
    assertEquals(
        "dispositions.sib:MA",
        root.get("scenarios").get(0).get("differences").get(0).get("where").asText());
    assertEquals("0 passed, 1 failed", last(run.err()));
  }

  @Test
  void junitIsOneTestSuite() throws Exception {
    scenario("001-a", "DELIVERED");
    scenario("002-b", "WITHHELD");
    Cli run = test(folder.toString(), "--output", "junit");
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(run.out())))
            .getDocumentElement();
    assertEquals("2", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals(1, suite.getElementsByTagName("failure").getLength());
  }

  private Path scenario(String name, String sib) throws IOException {
    String text = SCENARIO.replace("NAME", name).replace("outcome: SIB", "outcome: " + sib);
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private static Cli test(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("policy", "test"));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private static String last(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1);
  }
}
