package org.tenprint.messaging;

/** An access was not acknowledged by the brokers: what was asked for is not handed out. */
public final class NotRecorded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what was wrong; nothing of what was asked for
   */
  public NotRecorded(String what, Throwable cause) {
    super(what, cause);
  }
}
