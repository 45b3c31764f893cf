package org.tenprint.doorway.rest;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.Remedies;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.NotRecorded;

/** Every exception that a service maps to nothing of its own, as a problem. */
public class ErrorMapping {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
  private static final long RETRY_SECONDS = 5;

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

  /** Who asks says not what for. */
  @ServerExceptionMapper
  public Response unstated(UnstatedPurpose e, UriInfo at) {
    ProblemDetail problem =
        ProblemDetail.of(GeneralProblem.BAD_REQUEST, e.getMessage(), Responses.path(at));
    return Responses.of(problem).build();
  }

  /** That it was read is not in the log: it is not handed out. */
  @ServerExceptionMapper
  public Response unrecorded(NotRecorded e, UriInfo at) {
    LOG.warn("access not recorded cause={}", cause(e));
    ProblemDetail problem =
        ProblemDetail.of(
            GeneralProblem.UNAVAILABLE,
            "nothing is handed out whose reading is not recorded; ask again",
            Responses.path(at));
    return Responses.of(problem, RETRY_SECONDS).build();
  }

  private static String cause(NotRecorded e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getClass().getName();
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
