package org.tenprint.formats;

/** The one way in which reading fails. The message holds no descriptive data of a person. */
public sealed class FormatException extends Exception permits SidesException {
  private static final long serialVersionUID = 1L;

  private final FormatCode code;
  private final int offset;
  private final String advice;

  /**
   * @param offset where in the input, in bytes from its start
   * @param advice a sentence for the sender: what is wrong and what to mend
   */
  public FormatException(FormatCode code, int offset, String advice) {
    super(code + " at byte " + offset + ": " + advice);
    this.code = code;
    this.offset = offset;
    this.advice = advice;
  }

  /** Why. */
  public FormatCode code() {
    return code;
  }

  /** Where, in bytes from the start of the input. */
  public int offset() {
    return offset;
  }

  /** What is wrong and what to mend, one sentence without code and offset. */
  public String advice() {
    return advice;
  }

  /** The same failure inside an outer input, in which this input starts at {@code base}. */
  public FormatException within(int base) {
    FormatException outer = new FormatException(code, base + offset, advice);
    outer.initCause(this);
    return outer;
  }
}
