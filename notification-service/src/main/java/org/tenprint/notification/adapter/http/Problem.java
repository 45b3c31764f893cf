package org.tenprint.notification.adapter.http;

import java.util.Locale;

/**
 * A problem document (RFC 9457).
 *
 * @param type {@code urn:tenprint:problem:} and the reason
 * @param title the reason in words, the same for every occurrence
 * @param status HTTP status
 * @param detail this occurrence: what was wrong, where, and what to do
 * @param reason the code again, for programs
 */
public record Problem(String type, String title, int status, String detail, String reason) {
  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(Refusal refusal) {
    return new Problem(
        "urn:tenprint:problem:" + refusal.reason(),
        refusal.reason().toLowerCase(Locale.ROOT).replace('_', ' '),
        refusal.status(),
        refusal.getMessage(),
        refusal.reason());
  }
}
