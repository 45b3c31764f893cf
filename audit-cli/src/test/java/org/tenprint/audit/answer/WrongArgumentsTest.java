package org.tenprint.audit.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.audit.TenprintCli;
import picocli.CommandLine;

class WrongArgumentsTest {
  private static List<String> told(String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine line = TenprintCli.commandLine().setErr(new PrintWriter(errors));
    assertEquals(ExitCodes.CANNOT_ANSWER, line.execute(arguments));
    return errors.toString().lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audit show MA0130100 X | show: Missing required option: '--purpose=WORD' | audit show",
        "audit | audit: Missing required subcommand | audit",
        "policy test | test: Missing required parameter: 'FILES-OR-DIRS' | policy test",
        "letter x --to y --time-zone Foo"
            + " | letter: Invalid value for option '--time-zone': 'Foo' is not a time zone,"
            + " such as America/New_York | letter",
        "policy explain x --at 2011"
            + " | explain: Invalid value for option '--at': '2011' is not a time with its offset,"
            + " such as 2011-05-06T10:00:00-04:00 | policy explain"
      })
  void whatIsWrongIsALineAndWhereHelpIsAnother(String typed, String wrong, String help) {
    assertEquals(
        List.of(wrong, "see ./tenprint " + help + " --help"), told(typed.split(" +")), typed);
  }

  @Test
  void whatMayHaveBeenMeantStandsBetween() {
    assertEquals(
        List.of(
            "audit: Unmatched argument at index 1: 'shwo'",
            "Did you mean: audit show?",
            "see ./tenprint audit --help"),
        told("audit", "shwo"));
  }

  /** What somebody pasted does not steer a terminal. */
  @Test
  void whatSteersATerminalIsWrittenOut() {
    assertEquals(
        "audit: Unmatched argument at index 1: '\\u001b[2J'", told("audit", "\u001b[2J").get(0));
  }
}
