package org.tenprint.benchmarks.run;

/** What was given to a run cannot be used; the message is one line for a person. */
public final class InputRefused extends RuntimeException {
  /**
   * @param message what is wrong, where, and what to do
   */
  public InputRefused(String message) {
    super(message);
  }
}
