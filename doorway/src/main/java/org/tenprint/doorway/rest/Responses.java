package org.tenprint.doorway.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;

/** Problems as what a resource returns. */
public final class Responses {
  private Responses() {}

  /** The path that was asked, as it was written: a reference, as {@code instance} wants it. */
  public static String path(UriInfo at) {
    return at.getRequestUri().getRawPath();
  }

  /** The response that says so; after a body that is too long the connection ends. */
  public static Response.ResponseBuilder of(ProblemDetail problem) {
    int status = problem.kind().status();
    Response.ResponseBuilder response =
        Response.status(status).type(ProblemDetail.MEDIA_TYPE).entity(problem.json());
    return status == GeneralProblem.TOO_LARGE.status()
        ? response.header("Connection", "close")
        : response;
  }

  /** The same, to be tried again in so many seconds. */
  public static Response.ResponseBuilder of(ProblemDetail problem, long retryAfterSeconds) {
    return of(problem).header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
  }
}
