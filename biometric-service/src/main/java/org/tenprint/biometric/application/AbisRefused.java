package org.tenprint.biometric.application;

/** What the ABIS face was asked is not done; nothing has changed. */
public final class AbisRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final AbisRefusal reason;

  /**
   * @param reason why
   * @param message what to do, with nothing of what was sent
   */
  public AbisRefused(AbisRefusal reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public AbisRefusal reason() {
    return reason;
  }
}
