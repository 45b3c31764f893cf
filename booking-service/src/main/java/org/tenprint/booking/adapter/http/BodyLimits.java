package org.tenprint.booking.adapter.http;

/**
 * Bytes that a body may have.
 *
 * @param json of a JSON submission
 * @param file of an ANSI/NIST file
 */
public record BodyLimits(int json, int file) {
  /** The largest limit that can be set: what is read was held to its own before. */
  public static final int MOST = 64 * 1024 * 1024;
}
