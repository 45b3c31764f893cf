package org.tenprint.messaging;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * What an exception that no step expected leads to: the hop stops and the process ends, to be
 * started again by whoever supervises it. Replacing only the thread was measured to wedge.
 */
public final class EndProcess implements StreamsUncaughtExceptionHandler {
  private final Lifeline lifeline;

  /**
   * @param lifeline of the service
   */
  public EndProcess(Lifeline lifeline) {
    this.lifeline = lifeline;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable exception) {
    lifeline.cut("hop", exception);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
