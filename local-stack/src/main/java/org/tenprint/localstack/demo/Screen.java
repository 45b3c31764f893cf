package org.tenprint.localstack.demo;

import java.util.Map;

/**
 * Where the story is read.
 *
 * @param columns how many characters a line may have
 */
public record Screen(int columns) {
  private static final int UNKNOWN = 120;
  private static final int NARROWEST = 80;

  /**
   * What the front door found out: {@code TENPRINT_COLUMNS}; {@value #UNKNOWN} where it did not.
   */
  public static Screen of(Map<String, String> environment) {
    String columns = environment.getOrDefault("TENPRINT_COLUMNS", "");
    return new Screen(
        columns.matches("[1-9]\\d{1,3}")
            ? Math.max(NARROWEST, Integer.parseInt(columns))
            : UNKNOWN);
  }
}
