package org.tenprint.doorway.rest;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.Remedies;
import org.tenprint.messaging.Lifeline;

/** Every exception that a service maps to nothing of its own, as a problem. */
public class ErrorMapping {
  private final Lifeline lifeline;
  private final Remedies remedies;

  ErrorMapping(Lifeline lifeline, Remedies remedies) {
    this.lifeline = lifeline;
    this.remedies = remedies;
  }

  /** What is refused before a resource is asked: paths, methods, media types, lengths. */
  @ServerExceptionMapper
  public Response refused(WebApplicationException e, UriInfo at) {
    Response refusal = e.getResponse();
    if (refusal.getStatus() < GeneralProblem.BAD_REQUEST.status()) {
      return refusal;
    }
    GeneralProblem kind = GeneralProblem.ofStatus(refusal.getStatus());
    Response.ResponseBuilder response = Responses.of(problem(kind, at));
    String allow = refusal.getHeaderString(HttpHeaders.ALLOW);
    return (allow == null ? response : response.header(HttpHeaders.ALLOW, allow)).build();
  }

  /** Who calls is known, and is not whom this is for. */
  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e, UriInfo at) {
    return Responses.of(problem(GeneralProblem.FORBIDDEN, at)).build();
  }

  /** A fault of the service, which ends when it has not what it needs to answer. */
  @ServerExceptionMapper
  public Response failed(Throwable e, UriInfo at) {
    lifeline.cutIfStarved("door", e);
    DoorErrors.logFailed(e);
    return Responses.of(problem(GeneralProblem.INTERNAL, at)).build();
  }

  private ProblemDetail problem(GeneralProblem kind, UriInfo at) {
    return ProblemDetail.of(kind, remedies.of(kind), Responses.path(at));
  }
}
