package org.tenprint.scenarios.text;

/** A scenario, a baseline or reference data that cannot be read; the message is for a person. */
public final class UnreadableText extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 600;

  /**
   * @param message what was wrong, where, and what was expected; one line
   */
  public UnreadableText(String message) {
    super(oneLine(message));
  }

  /**
   * @param message what was wrong, where, and what was expected; one line
   */
  public UnreadableText(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** What the document says may stand in a message, and may be of any length and many lines. */
  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
