package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.policy.law.Instrument;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.text.UnreadableText;

class ScenarioReaderTest {
  private static final String SCENARIO =
      """
      scenario: s
      title: a title
      instruments:
        - id: FED-SHARE
          issuer: federal
          scope: {nation: US}
          edge: share
          effect: permit
          place: controlling
          when: {level: {scheme: sc-2008, at-least: L2}, basis: charge}
          effective: {from: 2006-01-01T00:00:00-05:00}
          recorded: 2006-01-01T00:00:00-05:00
          author: drafter
          approvals: [one, two]
      timeline:
        - booking:
            tcn: T-1
            controlling: MA0130100
            booked-at: 2011-05-05T14:20:00-04:00
            born: 1980-03-04
            charges: [{ncic: 0911, occurred: 2011-05-04}]
            identification: match
        - tick: 2011-05-05T14:30:00-04:00
      expect:
        dispositions: {}
        work-items: []
      """;

  @TempDir private Path folder;

  @Test
  void everyScalarIsText() throws Exception {
    Scenario scenario = read(SCENARIO);
    TimelineEvent.Booked booked = (TimelineEvent.Booked) scenario.timeline().get(0);
    Submission submission = booked.booking().submission();
    assertEquals("0911", submission.offences().charges().get(0).ncic());
    assertEquals(OffsetDateTime.parse("2011-05-05T14:20:00-04:00"), submission.bookedAt());
    assertEquals(submission.bookedAt().plusMinutes(1).toInstant(), booked.booking().decideAt());
  }

  @Test
  void anAliasStandsForWhatItsAnchorMarks() throws Exception {
    Scenario scenario =
        read(
            SCENARIO
                .replace("from: 2006-01-01T00:00:00-05:00", "from: &day 2006-01-01T00:00:00-05:00")
                .replace("recorded: 2006-01-01T00:00:00-05:00", "recorded: *day"));
    Instrument instrument = scenario.instruments().get(0);
    assertEquals(instrument.validity().from(), instrument.provenance().recorded());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer: federal|issuer: federl|line 5, column 13, instruments[0].issuer: one of court,"
            + " federal",
        "edge: share|edges: share|line 7, column 5, instruments[0]: unknown key edges",
        "scope: {nation: US}|scope: {nation: US, state: MA}|instruments[0].scope: exactly one key",
        "at-least: L2|at-least: L4|instruments[0].when.level.at-least: L1, L2 or L3 is wanted",
        "scheme: sc-2008|scheme: SC_2008|small letters, digits and hyphens",
        "level: {scheme: sc-2008, at-least: L2}, basis: charge|basis: charge|qualify a level",
        "effect: permit|effect: withhold|a reason is wanted",
        "from: 2006-01-01T00:00:00-05:00|from: 2006-01-01|an instant with its offset is wanted",
        "born: 1980-03-04|born: 1980-02-30|timeline[0].booking.born: a date is wanted",
        "controlling: MA0130100|controlling: ''|timeline[0].booking.controlling: text is wanted",
        "from: 2006-01-01T00|from: +12006-01-01T00|a year from 1 to 9999 is wanted",
        "basis: charge|convicted-within: P9999999Y|a period of at most a thousand years",
        "basis: charge|convicted-within: -P1Y|a period that is not negative",
        "basis: charge|counted-from: release|counted-to qualify convicted-within",
        "basis: charge|age-at-request: {below: 0}|an age in years, 1 to 120",
        "basis: charge|age-at-request: {below: 121}|an age in years, 1 to 120",
        "basis: charge|age-at-request: {below: 18, at-least: 16}|exactly one of at-least and below",
        "level: {scheme: sc-2008, at-least: L2}, basis: charge|status: []|it lists nothing",
        "level: {scheme: sc-2008, at-least: L2}, basis: charge|message: []|it lists nothing",
        "level: {scheme: sc-2008, at-least: L2}, basis: charge|status:|it lists nothing",
        "{level: {scheme: sc-2008, at-least: L2}, basis: charge}|{}|something must stand here",
        "{level: {scheme: sc-2008, at-least: L2}, basis: charge}|''|something must stand here",
        "place: controlling|recipients: []|it lists nothing",
        "place: controlling|unless: [NOT-THERE]|FED-SHARE: unless names itself, or an instrument",
        "place: controlling|unless: [FED-SHARE]|FED-SHARE: unless names itself, or an instrument",
        "identification: match|identification: maybe|one of match, no-match, grey, error",
        "  - tick:|  - tock:|line 23, column 5, timeline[1]: unknown event tock",
        "dispositions: {}|dispositions: {office:BOS: {outcome: HELD}}|field-office:, sib:",
        "dispositions: {}|bookings: {T-9: {dispositions: {}}}|no booking has the tcn T-9",
        "work-items: []|work-items: [ERROR, ERROR]|each kind stands once",
        "dispositions: {}|bookings: {T-1: {}}|expect.bookings.T-1: something must stand here",
        "scenario: s|scenario: other|the name must be the file's",
        "title: a title|title: [a|line 3",
        "title: a title|scenario: s|the key scenario stands twice",
        "title: a title|baseline: federal|baseline: there is no file",
        "title: a title|baseline: ../federal|is no name of a baseline",
      })
  void whatIsWrongIsSaidWithFileAndPath(String good, String bad, String message)
      throws IOException {
    String text = SCENARIO.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    UnreadableText refused = assertThrows(UnreadableText.class, () -> read(text));
    assertTrue(refused.getMessage().contains("s.yaml"), refused.getMessage());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertTrue(!refused.getMessage().contains("\n"), refused.getMessage());
  }

  @Test
  void twoInstrumentsOfOneIdAreAnError() {
    String twice =
        SCENARIO.replace(
            "timeline:",
            SCENARIO.substring(SCENARIO.indexOf("  - id:"), SCENARIO.indexOf("timeline:"))
                + "timeline:");
    UnreadableText refused = assertThrows(UnreadableText.class, () -> read(twice));
    assertTrue(refused.getMessage().contains("two instruments have the id FED-SHARE"));
  }

  @Test
  void depthSizeAndAliasesAreBounded() {
    assertThrows(UnreadableText.class, () -> read("[".repeat(40)));
    assertThrows(UnreadableText.class, () -> read("x".repeat((1 << 20) + 1)));
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String before = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    UnreadableText refused = assertThrows(UnreadableText.class, () -> read(laughs.toString()));
    assertTrue(refused.getMessage().contains("more than 100000 nodes"), refused.getMessage());
    assertThrows(UnreadableText.class, () -> read("a: &a [*a]"));
    assertThrows(UnreadableText.class, () -> read(""));
    assertThrows(UnreadableText.class, () -> read("a: 1\n---\nb: 2"));
  }

  @Test
  void nothingBehindAKeyIsAnEmptyList() throws Exception {
    Scenario scenario = read(SCENARIO.replace("work-items: []", "work-items:"));
    assertEquals(Optional.of(Set.of()), scenario.expect().workItems());
  }

  @Test
  void nothingBehindAKeyIsNothing() throws Exception {
    String bare =
        SCENARIO
            .replace("title: a title", "title:\nsource:\nbaseline:")
            .replace("charges: [{ncic: 0911, occurred: 2011-05-04}]", "charges:")
            .replace("dispositions: {}", "sent:");
    Scenario scenario = read(bare);
    assertEquals("", scenario.title());
    Expectation.Told told = scenario.expect().told().get(Expectation.EVERY_BOOKING);
    assertEquals(Optional.of(Map.of()), told.sent());
    assertEquals(Optional.empty(), told.dispositions());
  }

  @Test
  void oneValueStandsForAListOfOne() throws Exception {
    String list =
        SCENARIO.replace(
            "when: {level: {scheme: sc-2008, at-least: L2}, basis: charge}",
            "when: {status: [pending], message: [match]}\n" + "    recipients: [field-office]");
    assertEquals(
        read(list).instruments(),
        read(list.replaceAll("\\[(pending|match|field-office)\\]", "$1")).instruments());
  }

  @Test
  void whatStandsBeforeAndAroundTheDocumentIsNoMatter() throws Exception {
    Scenario plain = read(SCENARIO);
    for (String other :
        List.of(
            "\uFEFF" + SCENARIO,
            SCENARIO.replace("\n", "\r\n"),
            "%YAML 1.2\n---\n" + SCENARIO + "...\n")) {
      assertEquals(plain, read(other));
    }
  }

  @Test
  void whatIsNotExpectedIsNotCompared() throws Exception {
    Scenario scenario =
        read(SCENARIO.replace("dispositions: {}\n  work-items: []", "work-items: [NO_RULE]"));
    assertEquals(List.of(), ScenarioRunner.run(scenario, new PolicyBackend(ReferenceSet.sample())));
  }

  @Test
  void aBaselineMayStandBesideAFolderAround() throws Exception {
    Files.createDirectories(folder.resolve("of/a/place"));
    Files.createDirectory(folder.resolve("baselines"));
    Files.writeString(folder.resolve("baselines/none.yaml"), "baseline: none\ninstruments:\n");
    Path file =
        Files.writeString(
            folder.resolve("of/a/place/s.yml"),
            SCENARIO.replace("title: a title", "baseline: [none]"));
    assertEquals("s", new ScenarioReader(Optional.empty()).read(file).name());
  }

  @Test
  void aFolderIsItsFilesAndThoseOfItsFoldersWithoutTheBaselines() throws Exception {
    Files.writeString(folder.resolve("b.yaml"), "");
    Files.writeString(folder.resolve("a.yml"), "");
    Files.writeString(folder.resolve("README.md"), "");
    Files.createDirectory(folder.resolve("baselines"));
    Files.writeString(folder.resolve("baselines/c.yaml"), "");
    Files.createDirectories(folder.resolve("more/baselines"));
    Files.writeString(folder.resolve("more/baselines/d.yaml"), "");
    Files.writeString(folder.resolve("more/e.yaml"), "");
    assertEquals(
        List.of(folder.resolve("a.yml"), folder.resolve("b.yaml"), folder.resolve("more/e.yaml")),
        ScenarioReader.files(List.of(folder)));
  }

  @Test
  void aFolderBehindALinkIsTheFolder() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.writeString(real.resolve("a.yaml"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertEquals(List.of(link.resolve("a.yaml")), ScenarioReader.files(List.of(link)));
  }

  @Test
  void whatIsNotThereIsSaidWhenItsTurnComes() throws Exception {
    Path none = folder.resolve("none.yaml");
    assertEquals(List.of(none), ScenarioReader.files(List.of(none)));
    UnreadableText refused =
        assertThrows(UnreadableText.class, () -> new ScenarioReader(Optional.empty()).read(none));
    assertTrue(refused.getMessage().contains("there is no such file"), refused.getMessage());
  }

  private Scenario read(String text) throws UnreadableText, IOException {
    Path file = Files.writeString(folder.resolve("s.yaml"), text);
    return new ScenarioReader(Optional.empty()).read(file);
  }

  /** Who mends a file wants to know all that is wrong with it, and where each stands. */
  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    String text =
        SCENARIO
            .replace("issuer: federal", "issuer: federl")
            .replace("edge: share", "edge: shares")
            .replace("at-least: L2", "at-least: L4")
            .replace("born: 1980-03-04", "born: 1980-02-30")
            .replace("  - tick:", "  - tock:")
            .replace("work-items: []", "work-items: [NOTHING]");
    UnreadableText refused = assertThrows(UnreadableText.class, () -> read(text));
    List<String> places = refused.all().stream().map(ScenarioReaderTest::place).toList();
    assertEquals(
        List.of(
            "line 5, column 13, instruments[0].issuer",
            "line 7, column 11, instruments[0].edge",
            "line 10, column 47, instruments[0].when.level.at-least",
            "line 20, column 13, timeline[0].booking.born",
            "line 23, column 5, timeline[1]"),
        places);
    assertTrue(refused.getMessage().endsWith("(and 4 more)"), refused.getMessage());
    assertTrue(refused.getMessage().contains("instruments[0].issuer"), refused.getMessage());
  }

  private static String place(String error) {
    return error.substring(error.indexOf("line "), error.indexOf(": "));
  }

  /** Two unknown keys of one mapping are two errors. */
  @Test
  void eachUnknownKeyIsSaid() throws IOException {
    String text = SCENARIO.replace("place: controlling", "plaec: controlling\n    resaon: LEVEL");
    UnreadableText refused = assertThrows(UnreadableText.class, () -> read(text));
    assertEquals(2, refused.all().size(), () -> "" + refused.all());
  }
}
