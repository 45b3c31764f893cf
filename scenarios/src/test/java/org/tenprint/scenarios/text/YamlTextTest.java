package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  private static UnreadableText refused(String text) {
    UnreadableText unreadable =
        assertThrows(UnreadableText.class, () -> YamlText.read("f.yaml", text));
    assertTrue(unreadable.getMessage().startsWith("f.yaml"), unreadable.getMessage());
    assertEquals(1, unreadable.getMessage().lines().count(), unreadable.getMessage());
    return unreadable;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "a: 1\n---\nb: 2",
        "a: [1",
        "\ta: 1",
        "a: *b",
        "a: 1\na: 2",
        "[x]: 1"
      })
  void whatIsNotOneDocumentIsRefusedInOneLine(String text) {
    refused(text);
  }

  @Test
  void everyScalarIsText() throws UnreadableText {
    YamlNode.Fields fields =
        assertInstanceOf(
            YamlNode.Fields.class, YamlText.read("f", "a: 0123\nb: no\nc: 1e3\nd: null\n"));
    for (String expected : new String[] {"a=0123", "b=no", "c=1e3", "d=null"}) {
      String[] parts = expected.split("=");
      assertEquals(
          parts[1], assertInstanceOf(YamlNode.Text.class, fields.fields().get(parts[0])).value());
    }
    assertEquals(new YamlNode.Position(3, 1), fields.keys().get("c"));
  }

  @ParameterizedTest
  @CsvSource({"31, true", "32, false", "5000, false"})
  void soDeepAndNoDeeper(int lists, boolean taken) throws UnreadableText {
    String text = "[".repeat(lists) + "x" + "]".repeat(lists);
    if (taken) {
      YamlText.read("f", text);
    } else {
      refused(text);
    }
  }

  /** A few lines that stand for a thousand million nodes. */
  @Test
  void whatStandsBehindAliasesIsCountedEachTime() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%1$d: &a%1$d [".formatted(i));
      text.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a" + (i - 1) + "]\n");
    }
    assertTrue(refused(text.toString()).getMessage().contains("nodes"));
  }

  @Test
  void anAliasBeforeItsAnchorAndOneOfItselfAreRefused() {
    refused("a: *b\nb: &b 1");
    refused("a: &a [*a]");
  }

  @Test
  void aTextOfMoreThanAMillionCharactersIsRefused() {
    refused("a: " + "x".repeat(1 << 20));
  }
}
