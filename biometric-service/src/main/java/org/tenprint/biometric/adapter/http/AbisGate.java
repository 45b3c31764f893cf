package org.tenprint.biometric.adapter.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.Remedies;

/**
 * Before any resource: where the face is not served, nothing is, whatever is asked; where it is, so
 * many requests, and so many of one client, have a body at one time, and the next is told to come
 * again.
 */
@ApplicationScoped
public class AbisGate {
  /** After who is nobody is turned away (-150), before whether they may is asked (-100). */
  private static final int ORDER = -140;

  private static final int BODIES = 8;

  /** Of one client, so that others find a place beside a slow one. */
  private static final int BODIES_OF_ONE = 2;

  private final AbisOpening opening;
  private final Remedies remedies;
  private final AbisPlaces bodies = new AbisPlaces(BODIES, BODIES_OF_ONE);

  AbisGate(AbisOpening opening, Remedies remedies) {
    this.opening = opening;
    this.remedies = remedies;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::pass);
  }

  private void pass(RoutingContext request) {
    String client = client(request);
    AbisServing serving = opening.serving();
    if (serving == AbisServing.NOT_WANTED) {
      refuse(request, GeneralProblem.NOT_FOUND, remedies.of(GeneralProblem.NOT_FOUND));
    } else if (serving == AbisServing.SERVED && bodies.taken(client)) {
      request.addEndHandler(ended -> bodies.left(client));
      request.next();
    } else {
      refuse(request, GeneralProblem.UNAVAILABLE, remedies.of(GeneralProblem.UNAVAILABLE));
    }
  }

  private static String client(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? user.getSecurityIdentity().getPrincipal().getName()
        : "";
  }

  private static void refuse(RoutingContext request, GeneralProblem kind, String detail) {
    // what is still sent is dropped: it was paused for a reader that does not come
    request.request().handler(dropped -> {}).resume();
    DoorErrors.end(request, ProblemDetail.of(kind, detail, request.request().path()));
  }
}
