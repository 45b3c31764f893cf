package org.tenprint.broker;

/** The node cannot start; the message is one line for the person who started it. */
final class BrokerStartException extends Exception {

  BrokerStartException(String message) {
    super(message);
  }

  BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
