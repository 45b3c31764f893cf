package org.tenprint.doorway;

/** The kinds of error that any service may answer with. */
public enum GeneralProblem implements ProblemKind {
  /** And every other status below 500. */
  BAD_REQUEST(400, "The request is not in order", "correct the request"),
  UNAUTHENTICATED(401, "Who calls is not known", "authenticate, as the service's page says"),
  FORBIDDEN(403, "It is not yours to ask", "ask whoever operates the service for the right to it"),
  NOT_FOUND(404, "There is nothing here", "nothing is served under this path; correct it"),
  METHOD_NOT_ALLOWED(405, "The method is not one of this resource", "use another method"),
  NOT_ACCEPTABLE(406, "The answer is JSON", "accept application/json and application/problem+json"),
  TOO_SLOW(408, "The body did not come in time", "send it again over a faster line"),
  TOO_LARGE(413, "The body is over the limit", "send a smaller body"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not taken", "send application/json"),
  TOO_MANY(
      429,
      "Too much is under way for one caller",
      "wait for answers, and send the same again after the time in Retry-After"),
  /** And every other status from 500 on. */
  INTERNAL(
      500,
      "The service failed",
      "the service is at fault; look whether it is done, and tell the operator"),
  UNAVAILABLE(
      503, "The service cannot answer now", "send the same again after the time in Retry-After");

  private final int status;
  private final String title;
  private final String remedy;

  GeneralProblem(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  /** What to do, where the service says nothing of its own. */
  String remedy() {
    return remedy;
  }

  /** The kind of an HTTP status. */
  public static GeneralProblem ofStatus(int status) {
    for (GeneralProblem kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status < INTERNAL.status ? BAD_REQUEST : INTERNAL;
  }
}
