package org.tenprint.biometric.adapter.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tenprint.biometric.application.AbisJournal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.rest.Responses;

/**
 * What the ABIS face refuses, in the published interface's form; every other error is the
 * doorway's.
 */
public class ErrorMapping {
  private static final long RETRY_SECONDS = 1;
  private static final long RETRY_SECONDS_OF_DISK = 60;

  /** {@code Error}: what is not done, and why. */
  @ServerExceptionMapper
  public Response refused(AbisRefused refused) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", refused.reason().code());
    error.put("message", refused.reason().name() + ": " + refused.getMessage());
    return Response.status(refused.reason().status())
        .type(MediaType.APPLICATION_JSON)
        .entity(error)
        .build();
  }

  /** No place to record it. */
  @ServerExceptionMapper
  public Response full(AbisJournal.NoPlace full, UriInfo at) {
    ProblemDetail problem =
        ProblemDetail.of(GeneralProblem.UNAVAILABLE, full.getMessage(), Responses.path(at));
    return Responses.of(problem, RETRY_SECONDS_OF_DISK).build();
  }

  /** No place for it. */
  @ServerExceptionMapper
  public Response busy(AbisBusy busy, UriInfo at) {
    ProblemDetail problem =
        ProblemDetail.of(GeneralProblem.UNAVAILABLE, busy.getMessage(), Responses.path(at));
    return Responses.of(problem, RETRY_SECONDS).build();
  }
}
