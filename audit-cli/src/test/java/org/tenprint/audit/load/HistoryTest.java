package org.tenprint.audit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a file of a register's history becomes, and what of it is refused before it is sent. */
class HistoryTest {
  private static final String LAW =
      """
      id: %s
      issuer: %s
      scope: {state: MA}
      edge: return
      effect: permit
      effective: {from: %s}
      recorded: 2009-12-01T09:00:00-05:00
      %s
      """;

  @TempDir private Path folder;

  @Command(name = "test")
  private static final class Told {
    @Mixin private InstrumentOptions options;
  }

  private static InstrumentOptions options(String... arguments) {
    Told told = new Told();
    new CommandLine(told).parseArgs(arguments);
    return told.options;
  }

  private static Instrument law(String id, String issuer, String from, String more)
      throws UnreadableText {
    String imported = "imported: {recorded: 2009-12-01T09:00:00-05:00, register: a register}\n";
    return InstrumentReader.read(id, LAW.formatted(id, issuer, from, imported + more));
  }

  private Path file(String more) throws IOException {
    String law = LAW.formatted("A", "state", "2010-01-01T00:00:00-05:00", more).strip();
    return Files.writeString(
        folder.resolve("history.yaml"), "instruments:\n  - " + law.replace("\n", "\n    ") + "\n");
  }

  @Test
  void itsRecordedTimeIsTheRegisters() throws Exception {
    Path file = file("author: nobody\napprovals: [x, y]");
    Instrument read =
        options(file.toString(), "--imported-from", " Suffolk ordinances ").read(file).get(0);
    var from = read.provenance().filing().imported().orElseThrow();
    assertEquals("Suffolk ordinances", from.register());
    assertEquals("2009-12-01T09:00-05:00", from.recorded().toString());
    assertEquals(List.of(), read.provenance().approvals());
    assertTrue(
        InstrumentDoor.text(read).path("imported").has("register"), "the door is told of it");
    Instrument own = options(file.toString()).read(file).get(0);
    assertTrue(own.provenance().filing().imported().isEmpty());
  }

  @Test
  void ofTwoRegistersOneIsNamed() throws Exception {
    Path file = file("imported: {recorded: 2009-12-01T09:00:00-05:00, register: another register}");
    InstrumentOptions both = options(file.toString(), "--imported-from", "Suffolk");
    Failure failure = assertThrows(Failure.class, () -> both.read(file));
    assertTrue(failure.getMessage().contains("leave --imported-from out"), failure.getMessage());
    assertEquals(1, options(file.toString()).read(file).size());
  }

  private static final String FIRST = "2008-01-01T00:00:00-05:00";
  private static final String NEXT = "2010-01-01T00:00:00-05:00";

  private static boolean leaves(Instrument one, Instrument other) {
    return InstrumentOptions.leavesItsEnd(one, List.of(one, other));
  }

  @Test
  void whatAnotherOfTheHistoryEndedStatesItsEnd() throws UnreadableText {
    Instrument open = law("A", "state", FIRST, "");
    Instrument next = law("B", "state", NEXT, "supersedes: A");
    assertTrue(leaves(open, next));
    assertFalse(leaves(next, open));
    String until = "effective: {from: %s, to: %s}";
    Instrument ended = ended(until.formatted(FIRST, NEXT));
    assertFalse(leaves(ended, next));
    assertTrue(leaves(ended(until.formatted(FIRST, "2010-01-01T00:00:01-05:00")), next));
    assertFalse(leaves(ended(until.formatted(FIRST, "2009-01-01T00:00:00-05:00")), next));
  }

  private static Instrument ended(String effective) throws UnreadableText {
    String law =
        LAW.formatted(
            "A", "state", FIRST, "imported: {recorded: 2008-01-01T00:00:00Z, register: r}");
    return InstrumentReader.read("A", law.replace("effective: {from: " + FIRST + "}", effective));
  }

  @Test
  void aNoticeEndsWhenItHasRun() throws UnreadableText {
    String until = "effective: {from: %s, to: 2010-01-31T00:00:00-05:00}";
    Instrument notice = law("B", "state", NEXT, "terminates: {instrument: A, notice: P30D}");
    assertFalse(leaves(ended(until.formatted(FIRST)), notice));
    Instrument sooner = law("B", "state", NEXT, "terminates: {instrument: A, notice: P29D}");
    assertTrue(leaves(ended(until.formatted(FIRST)), sooner));
    Instrument businessDays =
        law(
            "B",
            "state",
            NEXT,
            "terminates: {instrument: A, notice: {business-days: 10, holidays: US}}");
    assertTrue(leaves(ended(until.formatted(FIRST)), businessDays));
    String atItsStart = "effective: {from: %s, to: %s}".formatted(FIRST, NEXT);
    assertFalse(leaves(ended(atItsStart), businessDays));
  }

  /** What may not end it does not. */
  @Test
  void whatALowerLevelCannotEndNeedStateNothing() throws UnreadableText {
    String kept = "reason: LEVEL";
    Instrument state =
        InstrumentReader.read(
            "A",
            LAW.formatted(
                    "A",
                    "state",
                    FIRST,
                    kept + "\nimported: {recorded: " + FIRST + ", register: r}")
                .replace("permit", "withhold"));
    assertFalse(leaves(state, law("B", "county", NEXT, "supersedes: A")));
  }

  @Test
  void whatWasWrittenHereIsEndedHere() throws UnreadableText {
    Instrument own = InstrumentReader.read("A", LAW.formatted("A", "state", FIRST, ""));
    assertFalse(leaves(own, law("B", "state", NEXT, "supersedes: A")));
  }

  @Test
  void aReportIsReadAsItWasWritten() throws Exception {
    Path path = folder.resolve("history.yaml.reports.tsv");
    ObjectMapper json = new ObjectMapper();
    JsonNode effect =
        json.readTree(
            """
            {"instrument": "A", "report": "0123456789abcdef", "statement": ["One\\t.", "Two."],
             "conflicts": [{"kind": "ENDS", "with": "B", "text": "A ends B."}]}
            """);
    try (ReportFile.Writer writer = ReportFile.write(path)) {
      writer.add(effect);
      assertFalse(Files.exists(path), "it is not whole");
      writer.whole();
    }
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path));
    assertEquals(
        "A\t0123456789abcdef\tOne?.\tTwo.\tENDS: A ends B.", Files.readAllLines(path).get(1));
    ReportFile read = ReportFile.read(path);
    assertEquals("0123456789abcdef", read.of(law("A", "state", FIRST, "")));
    RefusedLine unread =
        assertThrows(RefusedLine.class, () -> read.of(law("B", "state", FIRST, "")));
    assertEquals("NOT_READ", unread.reason());
    read.stillSo(law("A", "state", FIRST, ""), effect);
  }

  /** Words and conflicts are the same; what it does is not, since time went on. */
  @Test
  void whatDoesSomethingElseThanWasReadIsNotSigned() throws Exception {
    Path path = folder.resolve("later.tsv");
    ObjectMapper json = new ObjectMapper();
    String told =
        "{\"instrument\": \"A\", \"report\": \"%s\", \"statement\": [\"%s\"], \"conflicts\": []}";
    try (ReportFile.Writer writer = ReportFile.write(path)) {
      writer.add(json.readTree(told.formatted("0123", "It withholds.")));
      writer.whole();
    }
    ReportFile read = ReportFile.read(path);
    Instrument draft = law("A", "state", FIRST, "");
    JsonNode recalls = json.readTree(told.formatted("0123", "It recalls what was delivered."));
    RefusedLine changed = assertThrows(RefusedLine.class, () -> read.stillSo(draft, recalls));
    assertEquals("EFFECT_CHANGED", changed.reason());
    read.stillSo(draft, json.readTree(told.formatted("4567", "It says so: the door refuses.")));
  }

  /** Examples are of somebody of this day, whenever it is asked. */
  @Test
  void whatOnlyStatesAnotherDayOfItsExampleIsSignedTheDayAfter() throws Exception {
    Path path = folder.resolve("yesterday.tsv");
    ObjectMapper json = new ObjectMapper();
    String told =
        "{\"instrument\": \"A\", \"report\": \"0123\", \"statement\":"
            + " [\"The bureau is no longer told in some cases, such as that of an adult, convicted"
            + " on %s of %s, asked on %s.\"], \"conflicts\": []}";
    try (ReportFile.Writer writer = ReportFile.write(path)) {
      writer.add(json.readTree(told.formatted("2026-11-29", "1201", "2026-12-01")));
      writer.whole();
    }
    ReportFile read = ReportFile.read(path);
    Instrument draft = law("A", "state", FIRST, "");
    read.stillSo(draft, json.readTree(told.formatted("2026-11-30", "1201", "2026-12-02")));
    JsonNode another = json.readTree(told.formatted("2026-11-30", "2299", "2026-12-02"));
    assertThrows(RefusedLine.class, () -> read.stillSo(draft, another));
  }

  @Test
  void oneThatIsBrokenOffIsNotThereAndTheOneBeforeIsGone() throws Exception {
    Path path = folder.resolve("broken.tsv");
    Files.writeString(path, "of before");
    ReportFile.write(path).close();
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.filter(one -> one.toString().contains("broken")).toList());
    }
  }

  @Test
  void whatNobodyReadIsNotSigned() throws IOException {
    Path path = folder.resolve("none.tsv");
    Failure none = assertThrows(Failure.class, () -> ReportFile.read(path));
    assertTrue(none.getMessage().contains("without --sign"), none.getMessage());
    Files.writeString(path, "A\t0123");
    assertThrows(Failure.class, () -> ReportFile.read(path));
  }
}
