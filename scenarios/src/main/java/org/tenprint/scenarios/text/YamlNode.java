package org.tenprint.scenarios.text;

import java.util.List;
import java.util.Map;

/** A node of a YAML document in which every scalar is text. */
sealed interface YamlNode {

  /**
   * Where something stands in a document.
   *
   * @param line from 1
   * @param column from 1
   */
  record Position(int line, int column) {
    static final Position START = new Position(1, 1);
  }

  /** Where it begins. */
  Position at();

  /** A scalar. */
  record Text(String value, Position at) implements YamlNode {}

  /** A sequence. */
  record Items(List<YamlNode> items, Position at) implements YamlNode {}

  /**
   * A mapping, in the order of the document; keys are text and unique.
   *
   * @param keys where each key stands
   */
  record Fields(Map<String, YamlNode> fields, Map<String, Position> keys, Position at)
      implements YamlNode {}
}
