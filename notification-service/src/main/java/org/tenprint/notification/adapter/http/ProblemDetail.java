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
  private static final String RESOURCES = "/instruments, /reviews, /case-events and /work-items";
  private static final String TYPES = "urn:tenprint:problem:";

  static ProblemDetail of(RefusalReason reason, String detail, String instance) {
    return of(status(reason), reason.name(), detail, instance);
  }

  /** What no resource was asked for: a path, a method, a media type; or a fault of the service. */
  static ProblemDetail ofStatus(int status, String instance) {
    return switch (status) {
      case 404 -> of(404, "NOT_FOUND", "the resources are " + RESOURCES, instance);
      case 405 ->
          of(405, "METHOD_NOT_ALLOWED", "use POST to record, GET to ask: " + RESOURCES, instance);
      case 406 ->
          of(
              406,
              "NOT_ACCEPTABLE",
              "accept application/json and application/problem+json",
              instance);
      case 413 -> of(413, "TOO_LARGE", "send a smaller body", instance);
      case 415 -> of(415, "UNSUPPORTED_MEDIA_TYPE", "send application/json", instance);
      case 500 ->
          of(
              500,
              "INTERNAL",
              "the service is at fault; look whether it is recorded, and tell the operator",
              instance);
      default -> of(status, "BAD_REQUEST", "correct the request", instance);
    };
  }

  private static ProblemDetail of(int status, String code, String detail, String instance) {
    String words = code.toLowerCase(Locale.ROOT);
    return new ProblemDetail(
        TYPES + words.replace('_', '-'), words.replace('_', ' '), status, detail, instance, code);
  }

  private static int status(RefusalReason reason) {
    return switch (reason) {
      case UNREADABLE, NOBODY -> 400;
      case AUTHOR_APPROVES -> 403;
      case UNKNOWN_INSTRUMENT, UNKNOWN_BOOKING -> 404;
      case DUPLICATE_ID, ALREADY_APPROVED, NO_DRAFT, REPORT_NOT_SEEN, ANSWERS_NOTHING -> 409;
      case BAD_INTERVAL,
          SHARE_NOT_LOCAL,
          UNKNOWN_SCOPE,
          OUT_OF_BOUNDS,
          EMPTY_CONDITION,
          NOT_ITS_REASON,
          UNKNOWN_UNLESS,
          ENDS_IN_A_CIRCLE,
          UNKNOWN_ORI ->
          422;
      case NOT_ACKNOWLEDGED, NOT_CAUGHT_UP -> 503;
    };
  }
}
