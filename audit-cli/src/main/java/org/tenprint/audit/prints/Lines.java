package org.tenprint.audit.prints;

import java.util.ArrayList;
import java.util.List;

/** Words in lines that fit a picture, which has no lines of its own. */
final class Lines {
  private static final int LETTERS = 125;

  private Lines() {}

  /** The text, broken at blanks; no line is empty. */
  static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= LETTERS) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    lines.removeIf(String::isEmpty);
    return lines;
  }
}
