package org.tenprint.messaging;

/** A reader had committed records before it, and did not move. */
public final class StoodStill extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reader its name
   */
  StoodStill(String reader) {
    super(reader + " does not move, and has records to read");
  }
}
