package org.tenprint.doorway;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer of the public port says to whoever keeps or shows it: it is kept nowhere, it is
 * what its type says, it is shown in no page and loads nothing, and the next request is over TLS
 * too.
 */
@ApplicationScoped
public class SecurityHeaders {
  /** After the doorkeeper, before who calls is found out: errors have them too. */
  private static final int ORDER = -900_000;

  private static final String YEAR = "max-age=31536000";

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(SecurityHeaders::pass);
  }

  private static void pass(RoutingContext request) {
    MultiMap headers = request.response().headers();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Strict-Transport-Security", YEAR);
    request.next();
  }
}
