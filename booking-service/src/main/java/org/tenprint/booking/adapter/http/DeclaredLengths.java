package org.tenprint.booking.adapter.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.tenprint.booking.adapter.http.ProblemDetail.Kind;

/**
 * Refuses a body whose declared length is over every limit before a byte of it is read, with a
 * problem detail; the server's own check, which comes after, answers without a word.
 */
@ApplicationScoped
public class DeclaredLengths {
  /** Before the server's check, whose order is -2. */
  private static final int ORDER = -3;

  private final long largest;

  DeclaredLengths(BodyLimits limits) {
    this.largest = Math.max(limits.json(), limits.file());
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::check);
  }

  private void check(RoutingContext request) {
    String declared = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (declared == null || declared.length() < 19 && Long.parseLong(declared) <= largest) {
      request.next();
      return;
    }
    byte[] body =
        Answers.json(
            ProblemDetail.of(
                Kind.TOO_LARGE,
                "a body has at most " + largest + " bytes; send smaller images, as WSQ",
                request.request().path(),
                List.of()));
    request
        .response()
        .setStatusCode(Kind.TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(io.vertx.core.buffer.Buffer.buffer(body));
  }
}
