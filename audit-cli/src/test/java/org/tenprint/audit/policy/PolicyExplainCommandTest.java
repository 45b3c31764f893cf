package org.tenprint.audit.policy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.reference.ReferenceSet;

class PolicyExplainCommandTest {
  private static final String BASELINE =
      """
      baseline: boston
      title: the sharing, and Massachusetts returns what is found
      instruments:
        - {id: FED-SHARE, issuer: federal, scope: {nation: US}, edge: share, effect: permit,
           effective: {from: 2006-01-01T00:00:00-05:00}, recorded: 2006-01-01T00:00:00-05:00,
           author: drafter, approvals: [one, two]}
        - {id: MA-RETURN, issuer: state, scope: {state: MA}, edge: return, effect: permit,
           effective: {from: 2006-01-01T00:00:00-05:00}, recorded: 2006-01-01T00:00:00-05:00,
           author: drafter, approvals: [one, two]}
      """;

  private static final String PROPOSAL =
      """
      title: Boston
      baseline: boston
      instruments:
        - {id: BOS-REFUSAL, issuer: agency, scope: {ori: MA0130100}, edge: return,
           recipients: [agency], effect: withhold, reason: RECIPIENT_REFUSED,
           effective: {from: 2011-06-06T00:00:00-04:00}, recorded: 2011-06-01T09:00:00-04:00,
           citation: Order of the commissioner}
      """;

  private static final String MORE =
      """
        - {id: MA-LEAVES, issuer: state, scope: {state: MA}, edge: share, effect: withhold,
           reason: RECIPIENT_REFUSED, effective: {from: 2011-06-06T00:00:00-04:00},
           recorded: 2011-06-01T09:00:00-04:00}
        - {id: BOS-AGAIN, issuer: agency, scope: {ori: MA0130100}, edge: return,
           recipients: [agency], effect: permit,
           effective: {from: 2011-07-01T00:00:00-04:00}, recorded: 2011-06-01T09:00:00-04:00}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void baseline() throws IOException {
    Files.createDirectory(folder.resolve("baselines"));
    Files.writeString(folder.resolve("baselines/boston.yaml"), BASELINE);
  }

  private Cli explain(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("boston.yaml"), text);
    List<String> all = new java.util.ArrayList<>(List.of("policy", "explain", file.toString()));
    all.addAll(List.of(options));
    return Cli.run(all.toArray(String[]::new));
  }

  @Test
  void whatIsWatchedIsExplainedAgainWhenItChanges() throws Exception {
    Path file = Files.writeString(folder.resolve("boston.yaml"), PROPOSAL);
    Cli.Running running = Cli.start("policy", "explain", "--watch", file.toString());
    await().atMost(Duration.ofMinutes(1)).until(() -> running.out().contains("1 explained, 0"));
    Files.writeString(file, PROPOSAL + MORE);
    await().atMost(Duration.ofMinutes(1)).until(() -> running.out().contains("3 explained, 2"));
    Files.writeString(file, "title: [");
    await().atMost(Duration.ofMinutes(1)).until(() -> running.err().contains("boston.yaml line 1"));
    Files.delete(file);
    await().atMost(Duration.ofMinutes(1)).until(() -> running.err().contains("there is no such"));
    running.interrupt();
    assertEquals(ExitCodes.CANNOT_ANSWER, running.exit());
  }

  /** The name of a folder is anybody's who made it. */
  @Test
  void noNameOfAFolderSteersTheTerminal() throws IOException {
    Path named = Files.createDirectory(folder.resolve("a\u001b[31m"));
    Path data = Files.createDirectories(named.resolve("data/reference"));
    try (var files = Files.list(Path.of("../laws/data/reference"))) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(file.getFileName()));
      }
    }
    Cli run = explain(PROPOSAL, "--reference", data.toString());
    assertTrue(run.err().contains("a\\u001b[31m"), run.err());
    assertEquals(-1, run.err().indexOf('\u001b'));
  }

  @Test
  void whatARefusalSwitchesOffAndWhatItDoesNot() throws IOException {
    Cli run = explain(PROPOSAL);
    // whatever lies around the folder in which this runs
    String last = run.err().lines().reduce("", (one, next) -> next);
    assertTrue(last.matches("reference data: .+, version [0-9a-f]{16}"), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(
        List.of(
            "BOS-REFUSAL, from 6 June 2011, 00:00 (UTC-4)",
            "  The agency withholds what is returned to the agencies, of bookings controlled by"
                + " MA0130100 (RECIPIENT_REFUSED).",
            "  Cited: Order of the commissioner",
            "  Boston Police Department (MA0130100) is no longer told (BOS-REFUSAL).",
            "  Identifications still go to the field office BOS (FED-SHARE).",
            "  The state bureau of MA is still told (MA-RETURN)."),
        lines.subList(0, 6));
    assertTrue(lines.get(6).matches("  conflict report [0-9a-f]{16}"), lines.get(6));
    assertEquals(
        List.of(
            "    NARROWS: BOS-REFUSAL keeps back what MA-RETURN permits.",
            "",
            "1 explained, 0 refused or in vain"),
        lines.subList(7, lines.size()));
    assertEquals(ExitCodes.OK, run.exit());
  }

  /** Beside the file lie others than the service's: which were taken is not to be guessed. */
  @Test
  void theReferenceDataTakenAreNamed() throws IOException {
    Path beside = Files.createDirectories(folder.resolve("data/reference"));
    Path sample = Path.of("../reference/src/main/resources/org/tenprint/reference/sample");
    List<String> files =
        List.of(
            "agencies.csv", "county-field-office.csv", "offence-levels.csv", "offence-schemes.csv");
    for (String file : files) {
      Files.copy(sample.resolve(file), beside.resolve(file));
    }
    String version = ReferenceSet.sample().version();
    assertEquals(
        "reference data: %s, version %s".formatted(beside, version),
        explain(PROPOSAL).err().strip());
    Files.writeString(beside.resolve("agencies.csv"), "ori,name\nXX,Y\n");
    Cli unreadable = explain(PROPOSAL);
    assertEquals(ExitCodes.CANNOT_ANSWER, unreadable.exit());
    assertTrue(unreadable.err().startsWith("reference data in " + beside), unreadable.err());
    assertEquals(
        "reference data: %s, version %s".formatted(sample, version),
        explain(PROPOSAL, "--reference", sample.toString()).err().strip());
  }

  @Test
  void whatIsRefusedOrInVainEndsWithOne() throws IOException {
    Cli run = explain(PROPOSAL + MORE);
    assertTrue(
        run.out().contains("  refused: SHARE_NOT_LOCAL: A state, its court, a county"), run.out());
    assertTrue(
        run.out().contains("    CONTRADICTS: BOS-AGAIN and BOS-REFUSAL say the opposite"),
        run.out());
    assertTrue(run.out().endsWith("3 explained, 2 refused or in vain\n"), run.out());
    assertEquals(ExitCodes.FINDING, run.exit());
    Cli before = explain(PROPOSAL, "--at", "2005-01-01T00:00:00-05:00");
    assertEquals(ExitCodes.OK, before.exit());
  }

  @Test
  void aFileThatCannotBeReadEndsWithTwo() throws IOException {
    Cli run = explain(PROPOSAL.replace("agency", "king"));
    assertEquals(ExitCodes.CANNOT_ANSWER, run.exit());
    assertTrue(
        run.err().contains("boston.yaml line 4, column 31, instruments[0].issuer"), run.err());
    Cli nothing = explain("baseline: boston");
    assertEquals(ExitCodes.CANNOT_ANSWER, nothing.exit());
    assertTrue(nothing.err().contains("proposes no instrument"), nothing.err());
  }

  /** A baseline is explained by itself; of a folder, what proposes nothing is passed over. */
  @Test
  void baselinesAndFoldersAreExplained() throws IOException {
    Path baseline = folder.resolve("baselines/boston.yaml");
    Cli alone = Cli.run("policy", "explain", baseline.toString());
    assertEquals(ExitCodes.OK, alone.exit(), alone.err());
    assertTrue(alone.out().contains("FED-SHARE, from 1 January 2006, 00:00 (UTC-5)"), alone.out());
    Files.writeString(folder.resolve("boston.yaml"), PROPOSAL);
    Files.writeString(folder.resolve("nothing.yaml"), "baseline: boston\n");
    Cli all = Cli.run("policy", "explain", folder.toString());
    assertEquals(ExitCodes.OK, all.exit(), all.err());
    assertTrue(all.out().endsWith("1 explained, 0 refused or in vain\n"), all.out());
  }

  @Test
  void inSomeCasesSaysInWhich() throws IOException {
    Cli run =
        explain(
            PROPOSAL.replace(
                "effect: withhold", "when: {charge-only-minor-traffic: true}, effect: withhold"));
    assertTrue(
        run.out()
            .contains(
                "It speaks only where every charge is a minor traffic offence; everywhere else"),
        run.out());
    assertTrue(
        run.out()
            .contains("in some cases (BOS-REFUSAL), such as that of an adult, charged with 5499."),
        run.out());
  }

  @Test
  void aPlaceThatNobodyKnowsIsAWarning() throws IOException {
    Cli run = explain(PROPOSAL.replace("MA0130100", "MA0139900"));
    assertTrue(
        run.err().contains("BOS-REFUSAL speaks of ori MA0139900, where the reference"), run.err());
  }
}
