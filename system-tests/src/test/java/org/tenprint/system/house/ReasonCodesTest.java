package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each reason code says what it means where it is defined, in policy and on the wire alike. */
class ReasonCodesTest {
  private static final Pattern CONSTANT =
      Pattern.compile("(?:/\\*\\*([^/]*?)\\*/\\s+)?^ {2}([A-Z][A-Z_]+)[,;]?$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("\"([A-Z_]+)\": \"([^\"]+)\"");
  private static final Pattern SYMBOL = Pattern.compile("^ {4}\"([A-Z_]+)\",?$", Pattern.MULTILINE);

  @Test
  void everyReasonIsExplainedInTheSameWordsInPolicyAndSchema() {
    String schema = Sources.read("events/src/main/avro/notification/Reason.avsc");
    Map<String, String> onTheWire = new LinkedHashMap<>();
    CODE.matcher(schema).results().forEach(r -> onTheWire.put(r.group(1), r.group(2)));
    assertEquals(
        SYMBOL.matcher(schema).results().map(r -> r.group(1)).toList(),
        onTheWire.keySet().stream().toList(),
        "the schema has codes without a symbol, or the other way round");
    assertFalse(onTheWire.remove("UNKNOWN").isBlank());
    assertEquals(
        new TreeMap<>(onTheWire),
        new TreeMap<>(
            explained(Sources.read("policy/src/main/java/org/tenprint/policy/law/Reason.java"))));
  }

  @Test
  void aPlantedCodeWithoutWordsIsFound() {
    Map<String, String> planted =
        explained("enum Reason {\n  /** It may. */\n  PERMITTED,\n  BECAUSE;\n}\n");
    assertEquals(Map.of("PERMITTED", "It may.", "BECAUSE", ""), planted);
  }

  private static Map<String, String> explained(String source) {
    Map<String, String> explained = new LinkedHashMap<>();
    Matcher constant = CONSTANT.matcher(source);
    while (constant.find()) {
      String words = constant.group(1) == null ? "" : constant.group(1);
      explained.put(constant.group(2), words.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip());
    }
    return explained;
  }
}
