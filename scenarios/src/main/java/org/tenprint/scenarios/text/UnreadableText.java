package org.tenprint.scenarios.text;

import java.util.List;

/**
 * A scenario, a baseline or reference data that cannot be read. The message is for a person and
 * says what was wrong first; {@link #all()} says all.
 */
public final class UnreadableText extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 600;
  private static final int MOST = 100;

  private final transient List<String> all;

  /**
   * @param message what was wrong, where, and what was expected
   */
  public UnreadableText(String message) {
    this(message, (Throwable) null);
  }

  /**
   * @param message what was wrong, where, and what was expected
   */
  public UnreadableText(String message, Throwable cause) {
    super(oneLine(message), cause);
    this.all = List.of(oneLine(message));
  }

  private UnreadableText(String message, List<String> all) {
    super(message);
    this.all = all;
  }

  /** One for several errors, in order. */
  static UnreadableText of(List<String> errors) {
    if (errors.size() == 1) {
      return new UnreadableText(errors.get(0));
    }
    List<String> lines = errors.stream().limit(MOST).map(UnreadableText::oneLine).toList();
    return new UnreadableText(lines.get(0) + " (and " + (errors.size() - 1) + " more)", lines);
  }

  /** All that was wrong, a line each; at most {@value #MOST}. */
  public List<String> all() {
    return all;
  }

  /** What the document says may stand in a message, and may be of any length and many lines. */
  private static String oneLine(String message) {
    String line = Printable.of(message);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
