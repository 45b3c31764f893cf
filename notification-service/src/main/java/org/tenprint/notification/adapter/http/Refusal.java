package org.tenprint.notification.adapter.http;

/** A request that was understood and is not done: it ends as a problem document. */
final class Refusal extends RuntimeException {
  private final int status;
  private final String reason;

  /**
   * @param status HTTP status
   * @param reason a code, such as {@code BAD_INTERVAL}
   * @param detail what was wrong, where, and what to do
   */
  Refusal(int status, String reason, String detail) {
    super(detail);
    this.status = status;
    this.reason = reason;
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
