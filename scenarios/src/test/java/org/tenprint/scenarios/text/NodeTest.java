package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.fact.Verdict;

/** What policy authors write, and what they are told where it is not that. */
class NodeTest {
  private static Node of(String text) throws UnreadableText {
    return Node.root("f.yaml", text);
  }

  private static String told(String text, Node.Reader<?> reader) {
    UnreadableText unreadable =
        assertThrows(UnreadableText.class, () -> reader.read(of(text)), text);
    return unreadable.getMessage();
  }

  @Test
  void anErrorSaysFileLineAndPath() {
    assertEquals(
        "f.yaml line 3, column 4, a.b[1]: a date is wanted, not soon",
        told("a:\n  b: [2011-06-05,\n   soon]", n -> n.at("a").at("b").items(Node::date)));
    assertEquals(
        "f.yaml line 2, column 1: unknown key colour; known are id, from",
        told("id: 1\ncolour: blue", n -> n.only("id", "from")));
    assertEquals("f.yaml line 1, column 1: the key id is missing", told("a: 1", n -> n.at("id")));
  }

  /** A percent sign is an author's, not ours. */
  @ParameterizedTest
  @ValueSource(strings = {"100%", "%s", "%d%n", "50 % of"})
  void whatIsRepeatedIsRepeatedAsItIs(String text) {
    assertTrue(told("v: \"" + text + "\"", n -> n.at("v").date()).endsWith("not " + text), text);
    assertTrue(
        told("\"" + text + "\": 1", n -> n.only("id")).contains("unknown key " + text), text);
    assertTrue(
        told("v: \"" + text + "\"", n -> n.at("v").word(Verdict.class)).endsWith(text), text);
  }

  @ParameterizedTest
  @CsvSource({
    "2011-06-05, true",
    "0001-01-01, true",
    "9999-12-31, true",
    "0000-12-31, false",
    "-0001-01-01, false",
    "+10000-01-01, false",
    "2011-02-29, false",
    "2011-6-5, false",
    "5 June 2011, false"
  })
  void aDayIsOfTheYearsOneTo9999(String text, boolean taken) throws UnreadableText {
    String yaml = "v: \"" + text + "\"";
    if (taken) {
      assertEquals(LocalDate.parse(text), of(yaml).at("v").date());
    } else {
      told(yaml, n -> n.at("v").date());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2011-06-05T00:00:00", "2011-06-05", "now", "+12011-06-05T00:00:00Z", "T00:00Z"})
  void anInstantHasItsOffset(String text) throws UnreadableText {
    told("v: \"" + text + "\"", n -> n.at("v").instant());
    assertEquals(
        "2011-06-05T00:00-04:00", of("v: 2011-06-05T00:00:00-04:00").at("v").instant().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "P5Y, true",
    "P1000Y, true",
    "P1000Y1M, false",
    "P0D, true",
    "-P1D, false",
    "P1Y-1M, false",
    "P2147483647D, false",
    "P99999999999Y, false",
    "P306783379W, false",
    "5 years, false"
  })
  void aPeriodIsNotNegativeAndOfAThousandYearsAtMost(String text, boolean taken)
      throws UnreadableText {
    String yaml = "v: \"" + text + "\"";
    if (taken) {
      assertEquals(Period.parse(text), of(yaml).at("v").period());
    } else {
      told(yaml, n -> n.at("v").period());
    }
  }

  @Test
  void aKeyWithNothingBehindItIsEmptyAndAnAbsentOneIsAbsent() throws UnreadableText {
    Node node = of("a:\nb: ''\n");
    assertEquals(Optional.empty(), node.remark("a"));
    assertEquals(Optional.empty(), node.remark("c"));
    assertEquals(List.of(), node.at("a").items(Node::text));
    assertEquals(Map.of(), node.at("b").each(Node::text));
    assertEquals(Optional.empty(), node.optional("c", Node::text));
    told("a:", n -> n.at("a").text());
    told("a:", n -> n.at("a").some());
    told("a: []", n -> n.at("a").someItems(Node::text));
    told("a:", n -> n.at("a").someItems(Node::text));
  }

  @Test
  void oneValueStandsForAListOfOne() throws UnreadableText {
    assertEquals(List.of("x"), of("a: x").at("a").itemOrItems(Node::text));
    assertEquals(List.of("x", "y"), of("a: [x, y]").at("a").itemOrItems(Node::text));
    told("a: x", n -> n.at("a").items(Node::text));
    told("a: {x: 1}", n -> n.at("a").items(Node::text));
    told("a: [x]", n -> n.at("a").at("x"));
    told("a: [x]", n -> n.at("a").text());
  }

  @Test
  void aFlagIsTrueOrFalseAndNothingElse() throws UnreadableText {
    assertTrue(of("a: true").at("a").flag());
    assertFalse(of("a: false").at("a").flag());
    for (String other : List.of("yes", "True", "1", "on", "~")) {
      told("a: " + other, n -> n.at("a").flag());
    }
  }

  @Test
  void aWordIsOneOfThoseThatAreNamedInTheError() throws UnreadableText {
    assertEquals(Verdict.NO_MATCH, of("a: no-match").at("a").word(Verdict.class));
    assertTrue(
        told("a: NO_MATCH", n -> n.at("a").word(Verdict.class)).contains("no-match"), "known");
    assertEquals(Verdict.NO_MATCH, of("a: NO_MATCH").at("a").code(Verdict.class));
    told("a: no-match", n -> n.at("a").code(Verdict.class));
  }

  @Test
  void exactlyOneKeyIsOne() throws UnreadableText {
    assertEquals("a", of("a: 1").soleKey());
    assertTrue(told("a: 1\nb: 2", Node::soleKey).endsWith("there are 2"));
    assertTrue(told("v:", n -> n.at("v").soleKey()).endsWith("there are 0"));
  }
}
