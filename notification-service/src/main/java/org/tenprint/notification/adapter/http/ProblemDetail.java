package org.tenprint.notification.adapter.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import org.tenprint.notification.application.RefusalReason;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type a URI that names the kind of error
 * @param title the kind, for a person
 * @param status the HTTP status
 * @param detail what is the matter here and what to do
 * @param instance the path that was asked
 * @param reason the kind, as a code
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "reason"})
record ProblemDetail(
    String type, String title, int status, String detail, String instance, String reason) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "urn:tenprint:problem:";

  static ProblemDetail of(RefusalReason reason, String detail, String instance) {
    String words = reason.name().toLowerCase(Locale.ROOT);
    return new ProblemDetail(
        TYPES + words.replace('_', '-'),
        words.replace('_', ' '),
        status(reason),
        detail,
        instance,
        reason.name());
  }

  private static int status(RefusalReason reason) {
    return switch (reason) {
      case UNREADABLE, NOBODY -> 400;
      case AUTHOR_APPROVES -> 403;
      case UNKNOWN_INSTRUMENT -> 404;
      case DUPLICATE_ID, ALREADY_APPROVED, NO_DRAFT, REPORT_NOT_SEEN -> 409;
      case BAD_INTERVAL, SHARE_NOT_LOCAL, UNKNOWN_SCOPE, UNKNOWN_ORI -> 422;
      case NOT_ACKNOWLEDGED -> 503;
    };
  }
}
