package org.tenprint.audit.answer;

/** What the process ends with. */
public final class ExitCodes {
  /** All is well. */
  public static final int OK = 0;

  /** There is an answer, and it is not what one would wish: not found, not equal. */
  public static final int FINDING = 1;

  /** There is no answer: wrong arguments, or the broker or a file is away. */
  public static final int CANNOT_ANSWER = 2;

  /** There is nothing to answer of. */
  public static final int NOTHING = 3;

  private ExitCodes() {}
}
