package org.tenprint.messaging;

/**
 * A record that can never be processed: it goes to the dead-letter topic and its partition moves
 * on.
 */
public final class PoisonEvent extends Exception {
  private final PoisonReason reason;
  private final String detail;

  /**
   * @param reason why
   * @param detail where and what, for an operator: a field's name, a schema id, a size; never a
   *     value of the event
   */
  public PoisonEvent(PoisonReason reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
    this.detail = detail;
  }

  /** Why. */
  public PoisonReason reason() {
    return reason;
  }

  /** Where and what; holds no value of the event. */
  public String detail() {
    return detail;
  }
}
