package org.tenprint.doorway;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Lifeline;

/**
 * Answers by a {@link ProblemDetail}, on every port, what no resource answers: a path, a method or
 * a media type that is not served, a body that is too long by its own word, a handler that failed.
 * Messages of exceptions may hold values: none is told or logged.
 */
@ApplicationScoped
public class DoorErrors {
  private static final Logger LOG = LoggerFactory.getLogger(DoorErrors.class);

  /** Before every other handler of failures: each would answer in a form of its own. */
  private static final int FIRST = -1_000_000;

  /** Before the server's own check of lengths, whose order is -2. */
  private static final int BEFORE_LENGTH = -3;

  private static final String RETRY_SECONDS = "2";

  private final Lifeline lifeline;
  private final Remedies remedies;
  private final long largest;

  DoorErrors(
      Lifeline lifeline,
      Remedies remedies,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
          MemorySize largest) {
    this.lifeline = lifeline;
    this.remedies = remedies;
    this.largest = largest.asLongValue();
  }

  void register(@Observes Router router) {
    answer(router, remedies);
    router.route().order(BEFORE_LENGTH).handler(this::checkLength);
  }

  void registerManagement(@Observes ManagementInterface management) {
    answer(management.router(), Remedies.NOTHING_SERVED);
  }

  /** For a router, with those words. */
  void answer(Router router, Remedies words) {
    router.route().order(FIRST).failureHandler(request -> failed(request, words));
    for (GeneralProblem kind : GeneralProblem.values()) {
      router.errorHandler(kind.status(), request -> answer(request, kind, words));
    }
  }

  /** A length that is none, or more than a long, the server has refused. */
  private void checkLength(RoutingContext request) {
    String declared = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (declared == null || Long.parseLong(declared) <= largest) {
      request.next();
    } else {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      end(
          request,
          ProblemDetail.of(
              GeneralProblem.TOO_LARGE,
              "a body has at most " + largest + " bytes; " + remedies.of(GeneralProblem.TOO_LARGE),
              request.request().path()));
    }
  }

  private void failed(RoutingContext request, Remedies words) {
    Throwable failure = request.failure();
    GeneralProblem kind = kind(failure, request.statusCode());
    if (failure != null) {
      lifeline.cutIfStarved("door", failure);
    }
    if (failure != null && kind == GeneralProblem.INTERNAL && !(failure instanceof IOException)) {
      logFailed(failure);
    }
    answer(request, kind, words);
  }

  /** Writes what failed and where, and nothing that the failure says. */
  public static void logFailed(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    LOG.error(
        "request failed cause={} at={}",
        failure.getClass().getName(),
        trace.length == 0 ? "unknown" : trace[0]);
  }

  private static GeneralProblem kind(Throwable failure, int status) {
    if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
      return GeneralProblem.UNAUTHENTICATED;
    }
    if (failure instanceof ForbiddenException) {
      return GeneralProblem.FORBIDDEN;
    }
    if (failure instanceof RejectedExecutionException) {
      return GeneralProblem.UNAVAILABLE;
    }
    if (failure instanceof HttpException refused) {
      return GeneralProblem.ofStatus(refused.getStatusCode());
    }
    return GeneralProblem.ofStatus(status);
  }

  private static void answer(RoutingContext request, GeneralProblem kind, Remedies words) {
    end(request, ProblemDetail.of(kind, words.of(kind), request.request().path()));
  }

  /** Answers a request by a problem, unless it is answered; half an answer ends in the middle. */
  public static void end(RoutingContext request, ProblemDetail problem) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      request.request().connection().close();
      return;
    }
    int status = problem.kind().status();
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE);
    if (retried(problem.kind()) && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    response.end(problem.buffer());
  }

  private static boolean retried(ProblemKind kind) {
    return kind.status() == GeneralProblem.UNAVAILABLE.status()
        || kind.status() == GeneralProblem.TOO_MANY.status();
  }
}
