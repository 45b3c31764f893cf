package org.tenprint.doorway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 writes it: {@code type}, {@code title}, {@code status}, {@code detail},
 * {@code instance}, and as extensions {@code reason}, the kind as a code, and {@code errors}, which
 * is absent where there are none. It is the one form in which any port of any service says that
 * something is not done.
 *
 * @param kind the kind of error
 * @param detail what is the matter here and what to do
 * @param instance the path that was asked
 * @param errors each field to mend
 */
public record ProblemDetail(
    ProblemKind kind, String detail, String instance, List<FieldError> errors) {
  /** The media type of its JSON. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "urn:tenprint:problem:";

  /**
   * A field to mend.
   *
   * @param field where it stands, as the format that was sent names it
   * @param code what is wrong with it
   * @param remedy what to do
   */
  public record FieldError(String field, String code, String remedy) {}

  /** One that is not about fields. */
  public static ProblemDetail of(ProblemKind kind, String detail, String instance) {
    return new ProblemDetail(kind, detail, instance, List.of());
  }

  /** As JSON in UTF-8. */
  public byte[] json() {
    return buffer().getBytes();
  }

  Buffer buffer() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TYPES + kind.typeName());
    members.put("title", kind.title());
    members.put("status", kind.status());
    members.put("detail", detail);
    members.put("instance", instance);
    members.put("reason", kind.name());
    if (!errors.isEmpty()) {
      members.put("errors", errors.stream().map(ProblemDetail::members).toList());
    }
    return new JsonObject(members).toBuffer();
  }

  private static Map<String, Object> members(FieldError error) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("field", error.field());
    members.put("code", error.code());
    members.put("remedy", error.remedy());
    return members;
  }
}
