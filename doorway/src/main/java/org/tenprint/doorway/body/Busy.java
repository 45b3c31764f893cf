package org.tenprint.doorway.body;

import org.tenprint.doorway.GeneralProblem;

/** There is no room: in the house for anybody, or in the share of this caller. */
public final class Busy extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean ofCaller;

  private Busy(boolean ofCaller, String message) {
    super(message);
    this.ofCaller = ofCaller;
  }

  /** Nobody is taken in now. */
  public static Busy house() {
    return new Busy(
        false, "too much is being sent at once; send the same again after the time in Retry-After");
  }

  /** Others are taken in; this caller has too much under way. */
  public static Busy caller() {
    return new Busy(
        true,
        "you have too much under way at once; wait for answers, and send the same again after the"
            + " time in Retry-After");
  }

  /** 429 or 503. */
  public GeneralProblem kind() {
    return ofCaller ? GeneralProblem.TOO_MANY : GeneralProblem.UNAVAILABLE;
  }
}
