package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.scenarios.text.UnreadableText;

/** What a scenario says of the length of holds, of texts that follow each other, of records. */
class TimeAndTextsTest {
  private static final String LAST = "- tick: 2011-05-09T12:00:00-04:00";

  @TempDir private Path folder;

  /**
   * @param number of a scenario
   * @param changes what stands in it, and what instead, in turn
   */
  private Scenario read(String number, String... changes) throws Exception {
    Path own = Path.of(TimeAndTextsTest.class.getResource("/scenarios").toURI());
    Path file;
    try (var files = Files.list(own)) {
      file =
          files
              .filter(one -> one.getFileName().toString().startsWith(number + "-"))
              .findFirst()
              .orElseThrow();
    }
    String text = Files.readString(file);
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(text.contains(changes[i]), changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    Path copy = folder.resolve(file.getFileName());
    Files.writeString(copy, text);
    return new ScenarioReader(Optional.of(own.resolve("baselines"))).read(copy);
  }

  private String refused(String number, String... changes) {
    return assertThrows(UnreadableText.class, () -> read(number, changes)).getMessage();
  }

  private static Set<String> differences(Scenario scenario) {
    return ScenarioRunner.run(scenario, new PolicyBackend(SampleWithAges.SET)).stream()
        .map(Difference::where)
        .collect(Collectors.toSet());
  }

  @Test
  void aDeadlineIsAnExactLength() throws Exception {
    Scenario days = read("638", "PT48H", "P2D");
    assertEquals(Optional.of(Duration.ofHours(48)), days.holdDeadline());
    assertEquals(Set.of(), differences(days));
    Set<String> told = differences(read("638", "PT48H", "PT48H1S"));
    assertTrue(told.contains("dispositions.sib:MA"), told.toString());
    assertEquals(Optional.empty(), read("639", "hold-deadline: PT48H\n", "").holdDeadline());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT59S", "-PT48H", "PT0S", "P3661D", "PT48H0.5S", "P1M", "48", "ever"})
  void whatIsNoLengthOfAHoldIsRefused(String length) {
    String told = refused("638", "PT48H", length);
    assertTrue(told.contains("PT48H or P30D"), told);
  }

  /** Nobody would wait for so many looks. */
  @Test
  void aDeadlineThatEndsTooOftenIsRefused() throws Exception {
    String told = refused("638", "PT48H", "PT1M", LAST, "- tick: 2031-05-09T12:00:00-04:00");
    assertTrue(told.contains("too short for so long a timeline"), told);
    assertEquals(Set.of(), differences(read("638", LAST, "- tick: 2031-05-09T12:00:00-04:00")));
  }

  /** A hold that is said anew where another would run out is looked at in its own time. */
  @Test
  void whatBeginsAtADeadlineHasADeadlineOfItsOwn() throws Exception {
    String[] changes = {
      "{from: 2011-05-06T12:00:00-04:00}",
      "{from: 2011-05-07T14:20:00-04:00}",
      "2011-05-08T11:59:59-04:00",
      "2011-05-09T14:19:59-04:00"
    };
    assertEquals(Set.of(), differences(read("644", changes)));
    changes[3] = "2011-05-09T14:20:00-04:00";
    Set<String> told = differences(read("644", changes));
    assertTrue(told.contains("dispositions.sib:MA"), told.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "revision: 2|revision: 1|two instruments have the id BOS-NO",
        "revision: 2|revision: 101|at most 100 revisions",
        "revision: 2|revision: 0|a revision from 1",
        "of: BOS-NO, by: approver-one|of: BOS-YES, by: approver-one|of BOS-YES is not there before",
        "of: BOS-NO, by: approver-one|of: BOS-NO, revision: 2, by: approver-one|is not there before"
      })
  void textsStandInTheirOrder(String stands, String instead, String told) {
    String refused = refused("616", stands, instead);
    assertTrue(refused.contains(told), refused);
  }

  @Test
  void aLaterTextFollowsAnEarlierOne() {
    String refused =
        refused(
            "652",
            "timeline:\n  - instrument:\n      id: BOS-NO",
            "timeline:\n  - instrument:\n      id: BOS-YES");
    assertTrue(refused.contains("there is no BOS-NO before its revision 2"), refused);
  }

  /** Instruments that are listed have no revision: what they say is what was approved. */
  @Test
  void whatIsListedIsNoRevision() {
    String refused = refused("640", "    effect: hold\n", "    effect: hold\n    revision: 2\n");
    assertTrue(refused.contains("unknown key revision"), refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-match", "error"})
  void ofNobodyThereIsNoRecord(String found) {
    String refused = refused("659", "identification: grey", "identification: " + found);
    assertTrue(refused.contains("a match or a grey one alone"), refused);
  }
}
