package org.tenprint.audit.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.events.Principal;

/** The commands that need no broker, on a folder of their own. */
class CredentialsCommandsTest {
  private static final String WHO = "agency:MA0130100";

  @TempDir Path folder;

  private Cli credentials(String verb, String... more) {
    List<String> all = new ArrayList<>(List.of("credentials", verb));
    all.addAll(List.of(more));
    all.add("--credentials=" + folder.resolve("all"));
    return Cli.run(all.toArray(String[]::new));
  }

  @Test
  void whatIsIssuedIsShownAndItsKeyIsNot() throws IOException {
    Cli issued = credentials("issue", WHO, "--bootstrap-servers=kafka:9093");
    assertEquals(ExitCodes.OK, issued.exit(), issued.err());
    Cli shown = credentials("show", WHO);
    assertEquals(ExitCodes.OK, shown.exit());
    assertEquals(issued.out(), shown.out());
    assertTrue(shown.out().contains("principal   " + WHO), shown.out());
    List<Path> files =
        shown
            .out()
            .lines()
            .filter(line -> line.startsWith("file"))
            .map(line -> Path.of(line.replaceFirst("file +", "")))
            .toList();
    assertTrue(files.size() >= 3, shown.out());
    for (Path file : files) {
      assertTrue(Files.exists(file), file.toString());
      for (String line : Files.readAllLines(file)) {
        assertFalse(line.length() > 40 && shown.out().contains(line), "a line of " + file);
      }
    }
    assertTrue(
        files.stream().anyMatch(file -> contains(file, "kafka:9093")), "the address is written");
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void whoWasNeverIssuedAndWhoWasRevokedAreFindings() throws IOException {
    Cli none = credentials("show", WHO);
    assertEquals(ExitCodes.FINDING, none.exit());
    assertEquals("", none.out());
    assertEquals(WHO + " has no credential", none.err().strip());
    credentials("issue", WHO);
    new CredentialStore(folder.resolve("all"), Clock.systemUTC()).revoke(Principal.parse(WHO));
    Cli revoked = credentials("show", WHO);
    assertEquals(ExitCodes.FINDING, revoked.exit());
    assertTrue(revoked.out().contains("no: it was revoked"), revoked.out());
    Cli listed = credentials("list");
    assertEquals(ExitCodes.OK, listed.exit());
    assertTrue(listed.out().contains("revoked"), listed.out());
  }

  @Test
  void whatHasExpiredIsNotIssued() throws IOException {
    Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-91));
    new CredentialStore(folder.resolve("all"), then)
        .issue(Principal.parse(WHO), new CredentialStore.Place("", List.of()));
    assertTrue(credentials("list").out().contains("expired"), credentials("list").out());
    Cli shown = credentials("show", WHO);
    assertEquals(ExitCodes.FINDING, shown.exit());
    assertTrue(shown.out().contains("no: it was, until "), shown.out());
    credentials("issue", WHO);
    assertEquals(ExitCodes.OK, credentials("show", WHO).exit());
    assertFalse(credentials("list").out().contains("expired"));
  }

  @Test
  void onesSerialIsAnotherAtEachIssue() {
    credentials("issue", WHO);
    String first = serial(credentials("show", WHO));
    credentials("issue", WHO);
    assertNotEquals(first, serial(credentials("show", WHO)));
  }

  private static String serial(Cli shown) {
    return shown.out().lines().filter(line -> line.startsWith("serial")).findFirst().orElseThrow();
  }

  @Test
  void theListHasEverybodyInEveryFormat() {
    assertEquals("", credentials("list").out());
    assertEquals("[ ]", credentials("list", "--output=json").out().strip());
    credentials("issue", WHO);
    credentials("issue", "sib:MA");
    Cli table = credentials("list");
    assertTrue(table.out().startsWith("PRINCIPAL"), table.out());
    assertEquals(3, table.out().lines().count(), table.out());
    List<String> lines = credentials("list", "--output=ndjson").out().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).contains("\"state\":\"issued\""), lines.get(0));
    assertEquals(ExitCodes.CANNOT_ANSWER, credentials("list", "--output=xml").exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MA0130100",
        "agency:",
        "agency:../../outside",
        "agency:MA0130100/..",
        "nobody:x",
        "agency:MA0130100\nagency:MA0130300",
        "AGENCY:MA0130100"
      })
  void whoIsNobodyGetsNothingAndIsToldWhoIsSomebody(String who) throws IOException {
    for (String verb : List.of("issue", "show")) {
      Cli refused = credentials(verb, who);
      assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit(), verb + " " + who);
      assertEquals("", refused.out());
      assertFalse(refused.err().isBlank());
      assertFalse(refused.err().contains("\tat "), refused.err());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertTrue(
          files.noneMatch(
              file ->
                  file.toString().contains("outside")
                      || file.getFileName().toString().endsWith(".pem")));
    }
  }

  /** What cannot be told to the brokers stands here all the same: it is run again. */
  @Test
  void aRevocationOfWhomNobodyKnowsAsksNoBroker() {
    Cli unknown = credentials("revoke", WHO, "--bootstrap-servers=127.0.0.1:1");
    assertEquals(ExitCodes.FINDING, unknown.exit(), unknown.err());
    assertTrue(unknown.err().startsWith(WHO + " has no credential here"), unknown.err());
    assertTrue(unknown.err().contains("--issued"), unknown.err());
  }

  /** After a restore nobody here knows what was issued since the backup. */
  @Test
  void whatWasIssuedElsewhereIsRevokedByHowManyItWere() throws IOException {
    Path list = folder.resolve("all/revoked/holders");
    Cli never = credentials("revoke", WHO, "--issued=1", "--bootstrap-servers=127.0.0.1:1");
    assertEquals(ExitCodes.CANNOT_ANSWER, never.exit(), "the brokers are still to be told");
    assertEquals(WHO + "\n", Files.readString(list));
    CredentialStore store = new CredentialStore(folder.resolve("all"), Clock.systemUTC());
    credentials("issue", "sib:MA");
    store.revoke(Principal.parse("sib:MA"));
    Cli again = credentials("revoke", "sib:MA", "--bootstrap-servers=127.0.0.1:1");
    assertTrue(again.err().contains("was revoked here before"), again.err());
    credentials("revoke", "sib:MA", "--issued=3", "--bootstrap-servers=127.0.0.1:1");
    assertEquals(List.of(WHO, "sib:MA", "sib:MA~2", "sib:MA~3"), Files.readAllLines(list));
    credentials("issue", "sib:MA");
    assertEquals("sib:MA~4", store.find(Principal.parse("sib:MA")).orElseThrow().user());
    String before = Files.readString(list);
    assertEquals(
        ExitCodes.CANNOT_ANSWER,
        credentials("revoke", WHO, "--issued=0", "--bootstrap-servers=127.0.0.1:1").exit());
    assertEquals(before, Files.readString(list));
  }

  /** It would stay a superuser; and the deployment's files are what a revocation connects by. */
  @ParameterizedTest
  @ValueSource(strings = {"broker:1", "broker:7", "deployment:tenprint"})
  void aSuperuserIsNotRevokedAndNothingOfItIsTouched(String who) throws IOException {
    credentials("issue", WHO);
    assertEquals(ExitCodes.OK, credentials("issue", who).exit());
    String before = credentials("show", who).out();
    Cli refused = credentials("revoke", who, "--bootstrap-servers=127.0.0.1:1");
    assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit());
    assertEquals("", refused.out());
    assertTrue(refused.err().startsWith(who + " is a superuser"), refused.err());
    assertTrue(refused.err().contains("another authority"), refused.err());
    assertEquals(before, credentials("show", who).out());
    for (String line : before.lines().filter(l -> l.startsWith("file")).toList()) {
      assertTrue(Files.exists(Path.of(line.replaceFirst("file +", ""))), line);
    }
    assertEquals("", Files.readString(folder.resolve("all/revoked/holders")));
  }
}
