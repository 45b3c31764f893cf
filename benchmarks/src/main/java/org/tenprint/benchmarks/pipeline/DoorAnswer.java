package org.tenprint.benchmarks.pipeline;

import java.util.UUID;

/**
 * What an agency was told of one booking.
 *
 * @param due when it was to be sent, by {@link System#nanoTime}
 * @param answered when the answer was there, or it was known that none comes
 * @param status of the answer, or {@link #NONE} or {@link #NOT_SENT}
 * @param retryAfter the header of that name; empty where there is none
 * @param trouble why there is no answer: the exception's name and message; else empty
 */
record DoorAnswer(
    UUID booking, long due, long answered, int status, String retryAfter, String trouble) {
  static final int ACCEPTED = 202;
  static final int TOO_MANY = 429;
  static final int UNAVAILABLE = 503;

  /** It was sent, and nothing came back. */
  static final int NONE = 0;

  /** Its agency had all its connections in use. */
  static final int NOT_SENT = -1;

  boolean accepted() {
    return status == ACCEPTED;
  }

  /** Told to come again later. */
  boolean putOff() {
    return status == TOO_MANY || status == UNAVAILABLE;
  }

  boolean sent() {
    return status != NOT_SENT;
  }

  /** Nanoseconds from when it was due. */
  long took() {
    return answered - due;
  }
}
