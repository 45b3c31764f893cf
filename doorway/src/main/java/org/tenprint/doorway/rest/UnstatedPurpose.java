package org.tenprint.doorway.rest;

/** Who asks for what is known of people has not said what for, or not in its form. */
public final class UnstatedPurpose extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what to say, and how; nothing of what was said
   */
  UnstatedPurpose(String what) {
    super(what);
  }
}
