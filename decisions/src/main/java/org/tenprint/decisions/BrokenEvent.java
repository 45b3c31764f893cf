package org.tenprint.decisions;

/** An event that can be read and cannot be decided on: to a service it is poison. */
public final class BrokenEvent extends Exception {
  /**
   * @param where the field and what is wrong with it; never a value of the event
   */
  public BrokenEvent(String where) {
    super(where);
  }
}
