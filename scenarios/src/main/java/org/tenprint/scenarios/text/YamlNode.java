package org.tenprint.scenarios.text;

import java.util.List;
import java.util.Map;

/** A node of a YAML document in which every scalar is text. */
sealed interface YamlNode {

  /** Line, from 1. */
  int line();

  /** A scalar. */
  record Text(String value, int line) implements YamlNode {}

  /** A sequence. */
  record Items(List<YamlNode> items, int line) implements YamlNode {}

  /**
   * A mapping, in the order of the document; keys are text and unique.
   *
   * @param lines where each key stands
   */
  record Fields(Map<String, YamlNode> fields, Map<String, Integer> lines, int line)
      implements YamlNode {}
}
