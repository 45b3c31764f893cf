package org.tenprint.scenarios;

/**
 * Where a scenario's outcome is not what it expects.
 *
 * @param where the expectation's place, such as {@code dispositions.sib:MA}
 * @param expected what was wanted; {@code none} where nothing was
 * @param actual what came; {@code none} where nothing did
 */
public record Difference(String where, String expected, String actual) {

  /** On one line. */
  public String text() {
    return where + ": expected " + expected + ", got " + actual;
  }
}
