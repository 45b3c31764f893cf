package org.tenprint.audit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;

class PolicyCoverageCommandTest {
  private static final String HEAD =
      """
      baseline: rules
      instruments:
        - {id: SHARE, issuer: federal, scope: {nation: US}, edge: share, effect: permit,
           effective: {from: 2006-01-01T00:00:00-05:00}, recorded: 2006-01-01T00:00:00-05:00,
           author: drafter, approvals: [one, two]}
        - {id: RETURN, issuer: state, scope: {state: MA}, edge: return, effect: permit,
           effective: {from: 2007-01-01T00:00:00-05:00}, recorded: 2007-01-01T00:00:00-05:00,
           author: drafter, approvals: [one, two]}
      """;

  private static final String REQUESTS =
      """
        - {id: DETAINERS, issuer: state, scope: {state: MA}, edge: request, effect: withhold,
           reason: NO_WARRANT, when: {request-kind: detainer},
           effective: {from: 2008-01-01T00:00:00-05:00}, recorded: 2008-01-01T00:00:00-05:00,
           author: drafter, approvals: [one, two]}
      """;

  private static final String IDLE =
      """
        - {id: AGAIN, issuer: state, scope: {state: MA}, edge: return, effect: permit,
           effective: {from: 2008-01-01T00:00:00-05:00}, recorded: 2008-01-01T00:00:00-05:00,
           author: drafter, approvals: [one, two]}
        - {id: DRAFT, issuer: state, scope: {state: MA}, edge: return, effect: withhold,
           reason: LEVEL, effective: {from: 2008-01-01T00:00:00-05:00},
           recorded: 2008-01-01T00:00:00-05:00}
      """;

  @TempDir private Path folder;

  private Cli coverage(String text, String... options) throws IOException {
    Files.createDirectories(folder.resolve("baselines"));
    Files.writeString(folder.resolve("baselines/rules.yaml"), text);
    List<String> all =
        new java.util.ArrayList<>(
            List.of(
                "policy",
                "coverage",
                folder.toString(),
                "--reference",
                "../reference/src/main/resources/org/tenprint/reference/sample"));
    all.addAll(List.of(options));
    return Cli.run(all.toArray(String[]::new));
  }

  @Test
  void whatNobodySpeaksOfIsSaidByEdgePlaceAndCase() throws IOException {
    Cli run = coverage(HEAD + REQUESTS);
    assertEquals(ExitCodes.OK, run.exit(), run.out() + run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("3 instruments, as of 1 January 2008, 00:00 (UTC-5)", lines.get(0));
    assertTrue(
        lines.get(2).startsWith("no instrument speaks of (a case of each kind"), lines.get(2));
    assertTrue(
        lines.contains("  requests to the agency, MA:"), "every agency of the state: " + run.out());
    assertTrue(
        lines.contains(
            "    an adult; the request is for a release date, without a judge's warrant"),
        run.out());
    assertTrue(
        run.out().lines().noneMatch(line -> line.contains("the request is for a detainer,")));
    assertTrue(
        run.out().contains("  what is returned to the state bureau, AZ, CA, DC, "), run.out());
    assertTrue(run.out().contains("what is returned to the agency, AZ, CA"), run.out());
    assertTrue(lines.stream().noneMatch(line -> line.contains("the sharing")), run.out());
  }

  @Test
  void whatDecidesNothingAndWhatSaysTheSameEndsWithOne() throws IOException {
    Cli run = coverage(HEAD + IDLE);
    assertEquals(ExitCodes.FINDING, run.exit());
    assertTrue(
        run.out()
            .endsWith(
                "decides nothing\n  AGAIN\n  DRAFT: never in force\n\nsays the same\n"
                    + "  AGAIN and RETURN\n"),
        run.out());
  }

  @Test
  void anotherTimeHasOtherGaps() throws IOException {
    Cli run = coverage(HEAD + REQUESTS, "--at", "2006-06-01T00:00:00-04:00");
    assertTrue(run.out().startsWith("3 instruments, as of 1 June 2006, 00:00 (UTC-4)"), run.out());
    assertTrue(run.out().contains("requests to the agency, AZ, CA, DC, IL, IN, MA, "), run.out());
  }

  @Test
  void whatCannotBeReadEndsWithTwo() throws IOException {
    assertEquals(ExitCodes.CANNOT_ANSWER, coverage(HEAD.replace("share,", "sharing,")).exit());
    Files.writeString(folder.resolve("other.yaml"), HEAD.replace("baseline: rules\n", ""));
    Cli twice = coverage(HEAD);
    assertEquals(ExitCodes.CANNOT_ANSWER, twice.exit());
    assertTrue(twice.err().contains("the instrument SHARE stands in"), twice.err());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(ExitCodes.CANNOT_ANSWER, Cli.run("policy", "coverage", empty.toString()).exit());
  }

  /** The library as one rule book: whatever is idle in it is a draft, or says so in its file. */
  @Test
  void theLibraryIsCovered() {
    Cli run = Cli.run("policy", "coverage", "../laws");
    assertTrue(run.exit() != ExitCodes.CANNOT_ANSWER, run.err());
    assertTrue(run.out().endsWith("says the same\n  nothing\n"), run.out());
  }
}
