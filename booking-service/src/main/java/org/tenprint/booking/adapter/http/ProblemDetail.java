package org.tenprint.booking.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.tenprint.booking.domain.Problem;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type a URI that names the kind of error
 * @param title the kind, for a person
 * @param status the HTTP status
 * @param detail what is the matter here and what to do
 * @param instance the path that was asked
 * @param errors each field to mend; absent where the error is not about fields
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDetail(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    List<FieldError> errors) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "urn:tenprint:problem:";

  /** A field to mend. */
  record FieldError(String field, String code, String remedy) {
    static FieldError of(Problem problem) {
      return new FieldError(problem.field(), problem.code().name(), problem.remedy());
    }
  }

  static ProblemDetail of(Kind kind, String detail, String instance, List<Problem> problems) {
    return new ProblemDetail(
        TYPES + kind.typeName(),
        kind.title,
        kind.status,
        detail,
        instance,
        problems.stream().map(FieldError::of).toList());
  }

  /** The kinds of error; their names, in lower case, end the type URI. */
  enum Kind {
    MALFORMED(400, "The body cannot be read"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not one of this resource"),
    NOT_ACCEPTABLE(406, "The answer is JSON"),
    TOO_SLOW(408, "The body did not come in time"),
    DUPLICATE_TCN(409, "The TCN came before with other content"),
    TOO_LARGE(413, "The body is over the limit"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not taken"),
    NOT_IN_ORDER(422, "The submission is not in order"),
    TOO_MANY(429, "Too much is under way for one caller"),
    BAD_REQUEST(400, "The request is not in order"),
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "The service cannot take submissions now");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    /** The end of the type URI. */
    String typeName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind ofStatus(int status) {
      return switch (status) {
        case 404 -> NOT_FOUND;
        case 405 -> METHOD_NOT_ALLOWED;
        case 406 -> NOT_ACCEPTABLE;
        case 413 -> TOO_LARGE;
        case 415 -> UNSUPPORTED_MEDIA_TYPE;
        case 429 -> TOO_MANY;
        default -> status < 500 ? BAD_REQUEST : INTERNAL;
      };
    }
  }
}
