package org.tenprint.scenarios.text;

/** Text of files for a terminal: what would steer the terminal, or its reader, is written out. */
public final class Printable {
  private Printable() {}

  /**
   * The same, on one line: control characters, line ends of every kind and characters that turn the
   * direction of what follows as {@code \\uXXXX}.
   */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (steers(point)) {
                for (char unit : Character.toChars(point)) {
                  printable.append("\\u%04x".formatted((int) unit));
                }
              } else {
                printable.appendCodePoint(point);
              }
            });
    return printable.toString();
  }

  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
