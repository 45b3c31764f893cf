package org.tenprint.doorway;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Turns away who is nobody, whatever is asked and before a byte of a body is read: 401; and who
 * asks too often: 429. It stands at the public port of every service, and no setting takes it away.
 */
@ApplicationScoped
public class Strangers {
  /** After who calls was found out (-200), before whether they may is asked (-100). */
  private static final int ORDER = -150;

  private static final int BURST_SECONDS = 30;
  private static final int FASTEST = 1_000_000;
  private static final long ROUND_MILLIS = 60_000;

  private final Allowances parties;
  private final Allowances people;

  Strangers(DoorConfig config) {
    this.parties = allowances("door.party-rate", config.partyRate());
    this.people = allowances("door.person-rate", config.personRate());
  }

  private static Allowances allowances(String setting, int rate) {
    SettingBounds.require(setting, rate, 1, FASTEST);
    return new Allowances(rate, rate * BURST_SECONDS, System::nanoTime);
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(
        ROUND_MILLIS,
        id -> {
          parties.forget();
          people.forget();
        });
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::pass);
  }

  private void pass(RoutingContext request) {
    if (request.user() instanceof QuarkusHttpUser user
        && !user.getSecurityIdentity().isAnonymous()) {
      Duration wait = allowances(user.getSecurityIdentity());
      if (wait.isZero() && request.request().authority() == null) {
        // HTTP/1.0 asks for no header Host, without which there is no address of what is asked
        answer(request, GeneralProblem.BAD_REQUEST, "name the host that you ask: header Host");
      } else if (wait.isZero()) {
        request.next();
      } else {
        request.response().putHeader("Retry-After", "" + (wait.toSeconds() + 1));
        answer(
            request,
            GeneralProblem.TOO_MANY,
            "you ask too often; go on after the time in Retry-After");
      }
    } else {
      unauthorized(request);
    }
  }

  private Duration allowances(SecurityIdentity identity) {
    Allowances kind = Parties.of(identity).isPresent() ? parties : people;
    return kind.take(identity.getPrincipal().getName());
  }

  private static void unauthorized(RoutingContext request) {
    request.response().putHeader("WWW-Authenticate", "Bearer");
    answer(
        request,
        GeneralProblem.UNAUTHENTICATED,
        "show who you are: parties by a certificate of the deployment, people by a bearer token"
            + " (./tenprint login)");
  }

  private static void answer(RoutingContext request, GeneralProblem kind, String detail) {
    // what is still sent is dropped: it was paused for a reader that does not come
    request.request().handler(dropped -> {}).resume();
    DoorErrors.end(request, ProblemDetail.of(kind, detail, request.request().path()));
  }
}
