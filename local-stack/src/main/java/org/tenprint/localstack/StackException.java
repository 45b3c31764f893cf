package org.tenprint.localstack;

/** The stack cannot do what was asked; the message is one line for the person who asked. */
public final class StackException extends RuntimeException {

  /**
   * @param message one line: what went wrong and what to do
   */
  public StackException(String message) {
    super(message);
  }

  /**
   * @param message one line: what went wrong and what to do
   * @param cause what it follows from
   */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Who took a port between the look at it and the start says nothing; his having it does.
   *
   * @param ports looks whether they are free
   * @return what that says, or this
   */
  StackException orSince(Runnable ports) {
    try {
      ports.run();
      return this;
    } catch (StackException taken) {
      taken.addSuppressed(this);
      return taken;
    }
  }
}
