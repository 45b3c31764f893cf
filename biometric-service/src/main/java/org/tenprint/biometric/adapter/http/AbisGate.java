package org.tenprint.biometric.adapter.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.Remedies;
import org.tenprint.doorway.body.Busy;

/**
 * Before any resource: where the face is not served, nothing is, whatever is asked; where it is, so
 * many requests, and so many of one client, are with a resource at one time, and the next is told
 * to come again. Who is still sending has no place: whatever comes slowly, or not at all, keeps
 * nobody out, and what it takes of memory is of the budget of bodies.
 */
@ApplicationScoped
public class AbisGate {
  /** After who is nobody is turned away (-150), before whether they may is asked (-100). */
  private static final int ORDER = -140;

  /** After a body is there (1), before resources. */
  private static final int PLACE = 2;

  private static final int PLACES = 8;

  /** So that others find one beside a client that asks much. */
  private static final int PLACES_OF_ONE = 2;

  private final AbisOpening opening;
  private final Remedies remedies;
  private final AbisPlaces places = new AbisPlaces(PLACES, PLACES_OF_ONE);

  AbisGate(AbisOpening opening, Remedies remedies) {
    this.opening = opening;
    this.remedies = remedies;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::serve);
    router.route().order(PLACE).handler(this::place);
  }

  private void serve(RoutingContext request) {
    switch (opening.serving()) {
      case SERVED -> request.next();
      case NOT_WANTED -> refuse(request, GeneralProblem.NOT_FOUND);
      case OUT -> refuse(request, GeneralProblem.UNAVAILABLE);
    }
  }

  private void place(RoutingContext request) {
    String client = client(request);
    Optional<Busy> busy = places.take(client);
    if (busy.isPresent()) {
      DoorErrors.end(
          request,
          ProblemDetail.of(busy.get().kind(), busy.get().getMessage(), request.request().path()));
    } else {
      request.addEndHandler(ended -> places.left(client));
      request.next();
    }
  }

  private static String client(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? user.getSecurityIdentity().getPrincipal().getName()
        : "";
  }

  private void refuse(RoutingContext request, GeneralProblem kind) {
    // what is still sent is dropped: it was paused for a reader that does not come
    request.request().handler(dropped -> {}).resume();
    DoorErrors.end(request, ProblemDetail.of(kind, remedies.of(kind), request.request().path()));
  }
}
