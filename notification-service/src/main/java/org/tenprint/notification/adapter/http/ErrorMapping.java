package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.rest.Responses;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.law.Admission;
import org.tenprint.scenarios.text.AdmissionText;

/** What this service's uses refuse, as a problem; every other error is the doorway's. */
public class ErrorMapping {
  private static final long RETRY_SECONDS = 5;

  /** What is not done, and why. */
  @ServerExceptionMapper
  public Response refused(Refused refused, UriInfo at) {
    RefusalProblem kind = new RefusalProblem(refused.reason());
    ProblemDetail problem = ProblemDetail.of(kind, detail(refused), Responses.path(at));
    return kind.status() == GeneralProblem.UNAVAILABLE.status()
        ? Responses.of(problem, RETRY_SECONDS).build()
        : Responses.of(problem).build();
  }

  /** Who asks too often; nothing was recorded. */
  @ServerExceptionMapper
  public Response tooOften(TooOften often, UriInfo at) {
    ProblemDetail problem =
        ProblemDetail.of(
            GeneralProblem.TOO_MANY,
            often.getMessage() + "; send it again after the time in Retry-After",
            Responses.path(at));
    return Responses.of(problem, often.seconds()).build();
  }

  private static String detail(Refused refused) {
    return refused.getMessage().isEmpty()
        ? AdmissionText.of(Admission.valueOf(refused.reason().name()))
        : refused.getMessage();
  }
}
