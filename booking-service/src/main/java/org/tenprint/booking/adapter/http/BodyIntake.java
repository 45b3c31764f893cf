package org.tenprint.booking.adapter.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.tenprint.booking.application.IntakeCounter;
import org.tenprint.booking.application.IntakeCounter.Outcome;
import org.tenprint.booking.domain.Intake;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.body.Bodies;
import org.tenprint.doorway.body.BodyReception;

/**
 * Reads bodies, on the event loop and before any resource is asked: a body that does not come holds
 * a socket and the bytes it sent, and no thread.
 */
@ApplicationScoped
public class BodyIntake {
  private static final String BODY = BodyIntake.class.getName();

  /** After the checks of lengths, whose order is -2 and below, and before the resources. */
  private static final int ORDER = -1;

  private final Bodies bodies;
  private final BodyLimits limits;
  private final IntakeCounter counter;

  BodyIntake(Bodies bodies, BodyLimits limits, IntakeCounter counter) {
    this.bodies = bodies;
    this.limits = limits;
    this.counter = counter;
  }

  /** A body that is whole; it holds its share until it is closed. */
  record Whole(Caller caller, byte[] bytes, AutoCloseable share) {
    void close() {
      try {
        share.close();
      } catch (Exception e) {
        throw new IllegalStateException("a share is given back in memory", e);
      }
    }
  }

  /** The body of a request, once: who takes it closes it. */
  static Whole take(RoutingContext request) {
    Whole whole = request.remove(BODY);
    if (whole == null) {
      throw new IllegalStateException("bodies are read before resources are asked");
    }
    return whole;
  }

  void register(@Observes Router router) {
    router.route("/bookings").method(HttpMethod.POST).order(ORDER).handler(this::receive);
  }

  private void receive(RoutingContext request) {
    Optional<Intake> intake = intake(request.request());
    if (intake.isEmpty()) {
      request.next();
      return;
    }
    int limit = intake.get() == Intake.REST_JSON ? limits.json() : limits.file();
    Caller caller = Caller.of(request);
    BodyReception.begin(
        request, bodies, caller.name(), limit, new Submission(request, caller, intake.get()));
  }

  private static Optional<Intake> intake(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null) {
      return Optional.empty();
    }
    return switch (type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT)) {
      case "application/json" -> Optional.of(Intake.REST_JSON);
      case "application/octet-stream" -> Optional.of(Intake.REST_ANSI_NIST);
      default -> Optional.empty();
    };
  }

  /** One that a resource takes. */
  private final class Submission implements BodyReception.Taker {
    private final RoutingContext request;
    private final Caller caller;
    private final Intake intake;

    Submission(RoutingContext request, Caller caller, Intake intake) {
      this.request = request;
      this.caller = caller;
      this.intake = intake;
    }

    /** Once the request has ended nobody takes it any more: who did has it. */
    @Override
    public void whole(byte[] body, AutoCloseable share) {
      request.put(BODY, new Whole(caller, body, share));
      request.addEndHandler(
          done -> {
            if (request.remove(BODY) instanceof Whole untaken) {
              untaken.close();
            }
          });
      request.next();
    }

    @Override
    public String refused(GeneralProblem kind) {
      return switch (kind) {
        case TOO_LARGE -> {
          counter.count(intake, Outcome.TOO_LARGE);
          yield "send smaller images, as WSQ";
        }
        case TOO_SLOW -> {
          counter.count(intake, Outcome.UNREADABLE);
          yield "send it again over a faster line, or smaller images, as WSQ";
        }
        default -> {
          counter.count(intake, Outcome.UNAVAILABLE);
          yield kind.title();
        }
      };
    }
  }
}
