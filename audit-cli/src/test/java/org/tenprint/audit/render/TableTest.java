package org.tenprint.audit.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Row> ROWS =
      List.of(
          Row.of("who", "a").and("count", 12).and("what", "short"),
          Row.of("who", "longer")
              .and("count", 3)
              .and("what", "words that do not fit into one line of thirty")
              .detail("more", Row.text("x")));

  @Test
  void wrapsTheLastColumnBetweenWords() {
    assertEquals(
        List.of(
            "WHO     COUNT  WHAT",
            "a       12     short",
            "longer  3      words that do not fit into one",
            "               line of thirty"),
        Table.of(ROWS).lines(45));
  }

  /** A terminal of 80 columns leaves ten beside a time and an address. */
  @Test
  void whatWouldBeTooNarrowStandsBelow() {
    Row row =
        Row.of("time", "2011-06-06T03:12:09.120Z")
            .and("where", "notification.dispositions.v1/12/345678")
            .and("what", "WITHHELD, edge return: agency MA0130100 was not told, as it asked for.");
    List<String> lines = Table.of(List.of(row)).lines(80);
    assertEquals(
        List.of(
            "2011-06-06T03:12:09.120Z  notification.dispositions.v1/12/345678",
            "    WITHHELD, edge return: agency MA0130100 was not told, as it asked for."),
        lines);
    assertEquals(2, Table.of(List.of(row)).lines(160).size(), "a heading, and all in one line");
  }

  /** Who writes an event may mean it for the terminal of who reads it. */
  @Test
  void whatWouldSteerTheTerminalIsWrittenOut() {
    Row row =
        Row.of("who", "a\u001b[2Kb")
            .and("what", "one\r\ntwo \u009b1m \u202ethree \u001b]0;x\u0007");
    assertEquals(
        List.of(
            "WHO          WHAT",
            "a\\u001b[2Kb  one\\u000d\\u000atwo \\u009b1m \\u202ethree \\u001b]0;x\\u0007"),
        Table.of(List.of(row)).lines(160));
    Table.of(List.of(row))
        .lines(40)
        .forEach(line -> assertFalse(line.chars().anyMatch(Character::isISOControl), line));
  }

  @Test
  void keepsALongWordWhole() {
    assertEquals(List.of("a", "bbbbbbbb", "c"), Table.wrap("a bbbbbbbb c", 4));
  }

  @Test
  void printsTheSameRowsAsJson() {
    assertEquals(
        "{\"who\":\"a\",\"count\":12,\"what\":\"short\"}",
        printed(OutputFormat.ndjson).lines().findFirst().orElseThrow());
    assertEquals(2, printed(OutputFormat.ndjson).lines().count());
    assertEquals(1, printed(OutputFormat.json).split("\"more\" : \"x\"", -1).length - 1);
    assertEquals("", print(OutputFormat.table, List.of()));
  }

  private static String printed(OutputFormat format) {
    return print(format, ROWS);
  }

  private static String print(OutputFormat format, List<Row> rows) {
    StringWriter out = new StringWriter();
    new Rows(new PrintWriter(out), format).print(rows);
    return out.toString();
  }
}
