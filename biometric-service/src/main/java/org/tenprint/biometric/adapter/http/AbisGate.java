package org.tenprint.biometric.adapter.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.Remedies;

/**
 * Before any resource: where the face is not served, nothing is, whatever is asked; where it is, so
 * many requests have a body at one time, and the next is told to come again.
 */
@ApplicationScoped
public class AbisGate {
  /** After who is nobody is turned away (-150), before whether they may is asked (-100). */
  private static final int ORDER = -140;

  private static final int BODIES = 8;

  private final Optional<AbisFace> served;
  private final Remedies remedies;
  private final Semaphore bodies = new Semaphore(BODIES);

  AbisGate(Optional<AbisFace> served, Remedies remedies) {
    this.served = served;
    this.remedies = remedies;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::pass);
  }

  private void pass(RoutingContext request) {
    if (served.isEmpty()) {
      refuse(request, GeneralProblem.NOT_FOUND, remedies.of(GeneralProblem.NOT_FOUND));
    } else if (bodies.tryAcquire()) {
      request.addEndHandler(ended -> bodies.release());
      request.next();
    } else {
      refuse(request, GeneralProblem.UNAVAILABLE, remedies.of(GeneralProblem.UNAVAILABLE));
    }
  }

  private static void refuse(RoutingContext request, GeneralProblem kind, String detail) {
    // what is still sent is dropped: it was paused for a reader that does not come
    request.request().handler(dropped -> {}).resume();
    DoorErrors.end(request, ProblemDetail.of(kind, detail, request.request().path()));
  }
}
