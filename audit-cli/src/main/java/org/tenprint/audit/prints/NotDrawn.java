package org.tenprint.audit.prints;

/**
 * Nothing may or can be drawn of a booking; the message is one line and tells nothing of prints.
 */
public final class NotDrawn extends RuntimeException {
  /**
   * @param message why, one line
   */
  NotDrawn(String message) {
    super(message);
  }
}
