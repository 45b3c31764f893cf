package org.tenprint.localstack;

/** The stack cannot do what was asked; the message is one line for the person who asked. */
public final class StackException extends RuntimeException {

  StackException(String message) {
    super(message);
  }

  StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
