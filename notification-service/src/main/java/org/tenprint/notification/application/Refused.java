package org.tenprint.notification.application;

/** What a person asked for is not done. */
public final class Refused extends Exception {
  private final RefusalReason reason;

  /**
   * @param reason the code
   * @param detail what was wrong, where, and what to do
   */
  public Refused(RefusalReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** What the code alone says, which is the code of an admission: its text is the policy's. */
  Refused(RefusalReason reason) {
    this(reason, "");
  }

  /** The code. */
  public RefusalReason reason() {
    return reason;
  }
}
