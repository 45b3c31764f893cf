package org.tenprint.booking.adapter.http;

/**
 * Bytes that a body may have.
 *
 * @param json of a JSON submission
 * @param file of an ANSI/NIST file
 */
public record BodyLimits(int json, int file) {}
