package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.Admission;
import org.tenprint.scenarios.AdmissionText;

/** Errors as problem details. */
public class ErrorMapping {
  private static final String RETRY_SECONDS = "5";

  /** What is not done, and why. */
  @ServerExceptionMapper
  public Response refused(Refused refused, UriInfo at) {
    return answer(ProblemDetail.of(refused.reason(), detail(refused), "/" + at.getPath()));
  }

  private static String detail(Refused refused) {
    return switch (refused.reason()) {
      case BAD_INTERVAL, SHARE_NOT_LOCAL, UNKNOWN_SCOPE ->
          AdmissionText.of(Admission.valueOf(refused.reason().name()));
      default -> refused.getMessage();
    };
  }

  private static Response answer(ProblemDetail problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(ProblemDetail.MEDIA_TYPE).entity(problem);
    return (problem.status() == 503 ? response.header("Retry-After", RETRY_SECONDS) : response)
        .build();
  }
}
