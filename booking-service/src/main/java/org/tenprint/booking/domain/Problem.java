package org.tenprint.booking.domain;

/**
 * One thing to mend in a submission.
 *
 * @param field where, in the sender's terms; never a value
 * @param code which kind of thing, stable
 * @param remedy what to do, a sentence for a person; holds no value of the submission
 */
public record Problem(String field, ProblemCode code, String remedy) {
  /**
   * As it is kept: of a field that the format does not have, where it stood and not its name, which
   * anybody may choose.
   */
  public Problem kept() {
    return code == ProblemCode.UNKNOWN_FIELD
        ? new Problem(field.substring(0, Math.max(0, field.lastIndexOf('/'))), code, remedy)
        : this;
  }
}
