package org.tenprint.matching.pages;

/**
 * Minutiae cannot be kept, or not be had again. An error of the machine, as memory that runs out
 * is, and not of who is to be enrolled or is searched for: taken for an event that cannot be worked
 * on, the event would be put aside, and somebody be missing from a gallery that looks whole. The
 * process ends, and the next builds its gallery from the last snapshot or the topic.
 */
public final class MinutiaeLost extends Error {
  private static final long serialVersionUID = 1;

  /**
   * @param message what cannot be done, and with which file
   */
  public MinutiaeLost(String message) {
    super(message);
  }

  /** The same by a cause. */
  MinutiaeLost(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
