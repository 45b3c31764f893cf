package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.scenarios.text.UnreadableText;

/** What a scenario expects of recalls: which message each takes back. */
class ExpectedRecallsTest {
  private static final String AGENCY = "request:MA0130100";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"490|[1, 2]", "492|[1]", "493|[2]", "494|[1, 2, 4]", "496|[1, 3]"})
  void anotherMessageIsADifference(String scenario, String is) throws Exception {
    for (String wanted : List.of("[3]", "[2, 1]", "[]")) {
      Scenario other = read(scenario, AGENCY + ": " + is, AGENCY + ": " + wanted);
      assertEquals(
          List.of(new Difference("recalls." + AGENCY, wanted, is)),
          ScenarioRunner.run(other, new PolicyBackend(SampleWithAges.SET)));
    }
  }

  @Test
  void whatIsNotListedWasNotRecalled() throws Exception {
    Scenario none = read("492", "recalls:\n    " + AGENCY + ": [1]", "recalls: {}");
    assertEquals(
        List.of(new Difference("recalls." + AGENCY, "[]", "[1]")),
        ScenarioRunner.run(none, new PolicyBackend(SampleWithAges.SET)));
    Scenario silent = read("492", "  recalls:\n    " + AGENCY + ": [1]\n", "");
    assertEquals(List.of(), ScenarioRunner.run(silent, new PolicyBackend(SampleWithAges.SET)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "first", "99999999999"})
  void aPlaceIsANumberFromOne(String place) {
    assertThrows(
        UnreadableText.class, () -> read("492", AGENCY + ": [1]", AGENCY + ": [" + place + "]"));
  }

  private Scenario read(String number, String stands, String instead) throws Exception {
    Path own = Path.of(ExpectedRecallsTest.class.getResource("/scenarios").toURI());
    Path file;
    try (var files = Files.list(own)) {
      file =
          files
              .filter(one -> one.getFileName().toString().startsWith(number + "-"))
              .findFirst()
              .orElseThrow();
    }
    String text = Files.readString(file);
    assertTrue(text.contains(stands), stands);
    Path copy = folder.resolve(file.getFileName());
    Files.writeString(copy, text.replace(stands, instead));
    return new ScenarioReader(Optional.of(own.resolve("baselines"))).read(copy);
  }
}
