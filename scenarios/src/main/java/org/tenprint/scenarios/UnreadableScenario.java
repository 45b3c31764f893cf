package org.tenprint.scenarios;

/** A scenario, a baseline or reference data that cannot be read; the message is for a person. */
public final class UnreadableScenario extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, where, and what was expected; one line
   */
  public UnreadableScenario(String message) {
    super(message);
  }

  /**
   * @param message what was wrong, where, and what was expected; one line
   */
  public UnreadableScenario(String message, Throwable cause) {
    super(message, cause);
  }
}
