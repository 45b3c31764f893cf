package org.tenprint.doorway.body;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.tenprint.doorway.DoorErrors;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;

/** One body on its way in; its event loop alone calls it, but for what makes room. */
public final class BodyReception {
  private static final long CHECK_MILLIS = 250;
  private static final String RETRY_SECONDS = "2";

  private final RoutingContext request;
  private final int limit;
  private final Taker taker;
  private final Bodies.Incoming body;
  private final Vertx vertx;
  private final long timer;
  private boolean over;

  /** Who wants the body. */
  public interface Taker {
    /**
     * It is there.
     *
     * @param share held until it is closed
     */
    void whole(byte[] body, AutoCloseable share);

    /** It is refused, which is answered with what this returns: what to do. */
    String refused(GeneralProblem kind);
  }

  private BodyReception(
      RoutingContext request, Bodies bodies, String caller, int limit, Taker taker) {
    this.request = request;
    this.limit = limit;
    this.taker = taker;
    this.vertx = request.vertx();
    Context loop = vertx.getOrCreateContext();
    this.body = bodies.begin(caller, limit, () -> loop.runOnContext(ended -> refuse(Busy.house())));
    this.timer = vertx.setPeriodic(CHECK_MILLIS, id -> check());
  }

  /**
   * Begins to read the body of a request; one that is too long by its own word is refused.
   *
   * @param caller whose share it is charged to
   * @param limit bytes that it may have
   */
  public static void begin(
      RoutingContext request, Bodies bodies, String caller, int limit, Taker taker) {
    BodyReception reception = new BodyReception(request, bodies, caller, limit, taker);
    if (declared(request) > limit) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      reception.tooLarge();
    } else {
      reception.start();
    }
  }

  /** The length as the request says, checked to be a number before; -1 where it does not. */
  static long declared(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
  }

  private void start() {
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
      tooLarge();
    } catch (Busy e) {
      refuse(e);
    }
  }

  private void tooLarge() {
    refuse(
        GeneralProblem.TOO_LARGE,
        "a body has at most " + limit + " bytes; " + taker.refused(GeneralProblem.TOO_LARGE));
  }

  private void whole() {
    vertx.cancelTimer(timer);
    if (!over) {
      over = true;
      taker.whole(body.end(), body);
    }
  }

  /** Ends what comes too slowly; and what is still sent a while after it was refused. */
  private void check() {
    if (over) {
      vertx.cancelTimer(timer);
      request.request().connection().close();
    } else if (body.slow()) {
      refuse(
          GeneralProblem.TOO_SLOW,
          "the body came too slowly; " + taker.refused(GeneralProblem.TOO_SLOW));
    }
  }

  private void refuse(Busy busy) {
    if (!over) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      taker.refused(busy.kind());
      refuse(busy.kind(), busy.getMessage());
    }
  }

  /** Answers at once; what is still sent is read for a moment and dropped. */
  private void refuse(GeneralProblem kind, String detail) {
    over = true;
    body.close();
    DoorErrors.end(request, ProblemDetail.of(kind, detail, request.request().path()));
  }

  /** The request has ended before its body was there. */
  private void drop() {
    if (!over) {
      over = true;
      vertx.cancelTimer(timer);
      body.close();
    }
  }
}
