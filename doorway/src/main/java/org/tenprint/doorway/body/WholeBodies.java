package org.tenprint.doorway.body;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tenprint.doorway.DoorConfig;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.Remedies;

/**
 * Has each body there before a resource is asked, which then reads it from memory: a worker that
 * read it from its socket would wait for whoever sends nothing, and two hundred of those would hold
 * every worker. Nobody is slower here than before: a body has the time that the port gives it.
 */
@ApplicationScoped
public class WholeBodies {
  /** After a service's own intake (-1), which leaves what it does not take; before resources. */
  private static final int ORDER = 1;

  private static final String LARGEST = "quarkus.http.limits.max-body-size";
  private static final String LARGEST_USUAL = "10M";
  private static final int HEAP_SHARE = 10;
  private static final long KIB = 1024;

  /** Before the socket, on which nothing moves, is ended without a word (90 s). */
  private static final Duration PAUSE = Duration.ofSeconds(60);

  /** Tenths of the port's time, after which it would end the connection without a word. */
  private static final int TENTHS = 9;

  /** After which a body may have to make room for a quicker one. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Bodies bodies;
  private final Remedies remedies;
  private final int largest;

  WholeBodies(
      Bodies bodies,
      Remedies remedies,
      @ConfigProperty(name = LARGEST, defaultValue = LARGEST_USUAL) MemorySize largest) {
    this.bodies = bodies;
    this.remedies = remedies;
    this.largest = (int) Math.min(Integer.MAX_VALUE, largest.asLongValue());
  }

  /** The budget of a service that has none of its own: a tenth of the heap, and no least rate. */
  @Produces
  @Singleton
  @DefaultBean
  static Bodies bodies(
      DoorConfig config,
      @ConfigProperty(name = LARGEST, defaultValue = LARGEST_USUAL) MemorySize largest) {
    long budget = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new Bodies(
        new Bodies.Settings(
            Math.max(budget, largest.asLongValue() + KIB),
            0,
            GRACE,
            PAUSE,
            config.bodyWithin().multipliedBy(TENTHS).dividedBy(10)),
        System::nanoTime);
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::receive);
  }

  private void receive(RoutingContext request) {
    if (request.request().isEnded() || !hasBody(request)) {
      request.next();
      return;
    }
    BodyReception.begin(request, bodies, caller(request), largest, new Resource(request));
  }

  private static boolean hasBody(RoutingContext request) {
    return request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || BodyReception.declared(request) > 0;
  }

  private static String caller(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? user.getSecurityIdentity().getPrincipal().getName()
        : "";
  }

  /** Whatever comes next: it finds the body with the request. */
  private final class Resource implements BodyReception.Taker {
    private final RoutingContext request;

    Resource(RoutingContext request) {
      this.request = request;
    }

    @Override
    public void whole(byte[] body, AutoCloseable share) {
      request.addEndHandler(done -> close(share));
      // what reads it by a stream, as resources do, reads it from there
      ((RoutingContextInternal) request).setBody(Buffer.buffer(body));
      request.next();
    }

    @Override
    public String refused(GeneralProblem kind) {
      return remedies.of(kind);
    }
  }

  private static void close(AutoCloseable share) {
    try {
      share.close();
    } catch (Exception e) {
      throw new IllegalStateException("a share is given back in memory", e);
    }
  }
}
