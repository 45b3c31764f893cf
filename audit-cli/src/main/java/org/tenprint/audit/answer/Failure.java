package org.tenprint.audit.answer;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.tenprint.messaging.NotRecorded;

/** A command that could not be carried out; the message is one line for a person. */
public final class Failure extends RuntimeException {
  /**
   * @param message what was wrong and what to do, one line
   */
  public Failure(String message) {
    super(message);
  }

  /**
   * @param message what was wrong and what to do, one line
   */
  public Failure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure that this exception means to a person. */
  public static Failure of(Throwable exception) {
    if (exception instanceof Failure failure) {
      return failure;
    }
    if (exception instanceof ExecutionException && exception.getCause() != null) {
      return of(exception.getCause());
    }
    if (exception instanceof NotRecorded) {
      return new Failure(
          "nothing is read whose reading is not recorded: "
              + exception.getMessage()
              + "; audit.accesses.v1 must be there, and yours to write"
              + " (./tenprint topics create, ./tenprint access apply)",
          exception);
    }
    if (exception instanceof UncheckedIOException && exception.getCause() != null) {
      return new Failure(exception.getCause().toString(), exception);
    }
    if (exception instanceof TimeoutException) {
      return new Failure("the broker does not answer; is it running?", exception);
    }
    if (exception instanceof AuthorizationException
        || exception instanceof AuthenticationException) {
      return new Failure("the broker refuses: " + exception.getMessage(), exception);
    }
    if (exception instanceof KafkaException && exception.getCause() != null) {
      return new Failure(
          exception.getMessage() + ": " + exception.getCause().getMessage(), exception);
    }
    return new Failure(exception.toString(), exception);
  }
}
