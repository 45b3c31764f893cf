package org.tenprint.booking.adapter.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;

/**
 * Reads bodies, on the event loop and before any resource is asked: a body that does not come holds
 * a socket and the bytes it sent, and no thread.
 */
@ApplicationScoped
public class BodyIntake {
  private static final String BODY = BodyIntake.class.getName();

  /** After the checks of lengths, whose order is -2 and below, and before the resources. */
  private static final int ORDER = -1;

  private static final long CHECK_MILLIS = 250;
  private static final String RETRY_SECONDS = "2";

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
    Reception reception = new Reception(request, intake.get(), limit);
    if (declared(request.request()) > limit) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      reception.tooLarge(new Bodies.TooLarge(limit));
    } else {
      reception.start();
    }
  }

  /** The length as the request says, checked to be a number before; -1 where it does not. */
  private static long declared(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
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

  /** One body on its way in; its event loop alone calls it, but for what makes room. */
  private final class Reception {
    private final RoutingContext request;
    private final Intake intake;
    private final Bodies.Incoming body;
    private final Vertx vertx;
    private final long timer;
    private boolean over;

    Reception(RoutingContext request, Intake intake, int limit) {
      this.request = request;
      this.intake = intake;
      this.vertx = request.vertx();
      Context loop = vertx.getOrCreateContext();
      this.body =
          bodies.begin(
              Caller.of(request), limit, () -> loop.runOnContext(ended -> refuse(Busy.house())));
      this.timer = vertx.setPeriodic(CHECK_MILLIS, id -> check());
    }

    void start() {
      request
          .request()
          .handler(this::piece)
          .endHandler(end -> whole())
          .exceptionHandler(broken -> drop())
          .resume();
      if ("100-continue".equalsIgnoreCase(request.request().getHeader(HttpHeaders.EXPECT))) {
        request.response().writeContinue();
      }
      request.addEndHandler(done -> drop());
    }

    private void piece(Buffer piece) {
      if (over) {
        return;
      }
      try {
        body.add(piece.getBytes());
      } catch (Bodies.TooLarge e) {
        tooLarge(e);
      } catch (Busy e) {
        refuse(e);
      }
    }

    void tooLarge(Bodies.TooLarge e) {
      refuse(GeneralProblem.TOO_LARGE, Outcome.TOO_LARGE, e.getMessage());
    }

    private void whole() {
      vertx.cancelTimer(timer);
      if (over) {
        return;
      }
      over = true;
      request.put(BODY, new Whole(body.caller(), body.end(), body));
      request.next();
    }

    /** Ends what comes too slowly; and what is still sent a while after it was refused. */
    private void check() {
      if (over) {
        vertx.cancelTimer(timer);
        request.request().connection().close();
      } else if (body.slow()) {
        refuse(
            GeneralProblem.TOO_SLOW,
            Outcome.UNREADABLE,
            "the body came too slowly; send it again over a faster line, or smaller images, as"
                + " WSQ");
      }
    }

    private void refuse(Busy busy) {
      if (over) {
        return;
      }
      request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      refuse(busy.kind(), Outcome.UNAVAILABLE, busy.getMessage());
    }

    /** Answers at once; what is still sent is read for a moment and dropped. */
    private void refuse(GeneralProblem kind, Outcome outcome, String detail) {
      if (over) {
        return;
      }
      over = true;
      body.close();
      counter.count(intake, outcome);
      DoorErrors.end(request, ProblemDetail.of(kind, detail, request.request().path()));
    }

    /** The request has ended, one way or another: nobody took the body, or who did has it. */
    private void drop() {
      if (!over || request.get(BODY) != null) {
        over = true;
        vertx.cancelTimer(timer);
        body.close();
      }
    }
  }
}
