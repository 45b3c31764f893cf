package org.tenprint.booking.adapter.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.adapter.http.ProblemDetail.Kind;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.messaging.Lifeline;

/** Every other error as a problem detail. Messages of exceptions may hold values: none is told. */
public class ErrorMapping {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

  private final Lifeline lifeline;

  ErrorMapping(Lifeline lifeline) {
    this.lifeline = lifeline;
  }

  /** What the router refused: paths, methods, media types, lengths. */
  @ServerExceptionMapper
  public Response refused(WebApplicationException e, UriInfo at) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    Kind kind = Kind.ofStatus(status);
    String detail =
        switch (kind) {
          case NOT_FOUND -> "the resources are POST /bookings and GET /bookings/{ori}/{tcn}";
          case METHOD_NOT_ALLOWED -> "use POST to submit, GET to ask";
          case NOT_ACCEPTABLE -> "accept application/json and application/problem+json";
          case UNSUPPORTED_MEDIA_TYPE ->
              "send application/json, or an ANSI/NIST file as application/octet-stream";
          case TOO_LARGE -> "send a smaller body: smaller images, as WSQ";
          default -> "correct the request";
        };
    return Answers.problem(kind, detail, at.getPath(), List.of());
  }

  /** The log or what is known of it cannot be had. */
  @ServerExceptionMapper
  public Response unavailable(Unavailable e, UriInfo at) {
    return Answers.of(e, at.getPath());
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
    return Answers.problem(
        Kind.INTERNAL,
        "the service is at fault; send the same submission again later, and tell the operator",
        at.getPath(),
        List.of());
  }
}
