package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Lifeline;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.law.Admission;
import org.tenprint.scenarios.text.AdmissionText;

/** Errors as problem details. Messages of exceptions that are not ours are not told. */
public class ErrorMapping {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
  private static final String RETRY_SECONDS = "5";

  private final Lifeline lifeline;

  ErrorMapping(Lifeline lifeline) {
    this.lifeline = lifeline;
  }

  /** What is not done, and why. */
  @ServerExceptionMapper
  public Response refused(Refused refused, UriInfo at) {
    return answer(ProblemDetail.of(refused.reason(), detail(refused), at.getPath()));
  }

  /** What the router refused: paths, methods, media types, lengths. */
  @ServerExceptionMapper
  public Response refused(WebApplicationException e, UriInfo at) {
    int status = e.getResponse().getStatus();
    return status < 400 ? e.getResponse() : answer(ProblemDetail.ofStatus(status, at.getPath()));
  }

  /** A fault of the service, which ends when it has not what it needs to answer. */
  @ServerExceptionMapper
  public Response failed(Throwable e, UriInfo at) {
    lifeline.cutIfStarved("door", e);
    StackTraceElement[] trace = e.getStackTrace();
    LOG.error(
        "request failed cause={} at={}",
        e.getClass().getName(),
        trace.length == 0 ? "unknown" : trace[0]);
    return answer(ProblemDetail.ofStatus(500, at.getPath()));
  }

  private static String detail(Refused refused) {
    return refused.getMessage().isEmpty()
        ? AdmissionText.of(Admission.valueOf(refused.reason().name()))
        : refused.getMessage();
  }

  private static Response answer(ProblemDetail problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(ProblemDetail.MEDIA_TYPE).entity(problem);
    return (problem.status() == 503 ? response.header("Retry-After", RETRY_SECONDS) : response)
        .build();
  }
}
