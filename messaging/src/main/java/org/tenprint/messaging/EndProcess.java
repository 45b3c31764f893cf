package org.tenprint.messaging;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an exception that no step expected leads to: the hop stops and the process ends, to be
 * started again by whoever supervises it. Replacing only the thread was measured to wedge.
 */
public final class EndProcess implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(EndProcess.class);

  private final Runnable exit;

  /**
   * @param exit ends the process with a non-zero code, without waiting
   */
  public EndProcess(Runnable exit) {
    this.exit = exit;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable exception) {
    LOG.error("hop ended cause={}", exception.getClass().getName(), exception);
    exit.run();
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
