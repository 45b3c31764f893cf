package org.tenprint.doorway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.doorway.Connections.Connection;

/**
 * Stands at every port on which the service listens, before a byte is read. Vert.x has no limit of
 * connections by caller and none for the time that a head may take, and a handler of requests never
 * sees who sends none: so it watches the listening channel itself, which hands each connection on,
 * and is told by a first route what becomes of it. A port that begins to listen is found within a
 * moment.
 */
@ApplicationScoped
public class Doorkeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
  private static final AttributeKey<Boolean> WATCHED = AttributeKey.valueOf("tenprint-doorkeeper");

  /** Before every other route. */
  private static final int ORDER = -1_000_000;

  private static final long ROUND_MILLIS = 200;
  private static final int MOST_CONNECTIONS = 1_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final VertxInternal vertx;
  private final Connections.Bounds bounds;
  private final Map<Integer, Connections> ports = new ConcurrentHashMap<>();
  private final Map<Ends, Connection> open = new ConcurrentHashMap<>();

  /** The two ends of a connection. */
  private record Ends(String host, int port, int localPort) {}

  Doorkeeper(Vertx vertx, DoorConfig config) {
    this.vertx = (VertxInternal) vertx;
    this.bounds =
        new Connections.Bounds(
            SettingBounds.require("door.connections", config.connections(), 1, MOST_CONNECTIONS),
            within("door.head-within", config.headWithin()),
            within("door.kept-for", config.keptFor()),
            within("door.body-within", config.bodyWithin()));
  }

  private static Duration within(String setting, Duration time) {
    return SettingBounds.require(setting, time, SHORTEST, LONGEST);
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(ROUND_MILLIS, id -> round());
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::pass);
  }

  void registerManagement(@Observes ManagementInterface management) {
    management.router().route().order(ORDER).handler(this::passManagement);
  }

  /**
   * HTTP/2 in clear text is taken at that port, which no setting turns off: there too a connection
   * is one request at a time, and one that is more is ended.
   */
  private void passManagement(RoutingContext request) {
    Connection connection = connection(request.request());
    if (connection != null
        && request.request().version() == HttpVersion.HTTP_2
        && connection.isAtWork()) {
      request.request().connection().close();
    } else {
      pass(request);
    }
  }

  private void round() {
    for (EventExecutor executor : vertx.getAcceptorEventLoopGroup()) {
      if (executor instanceof SingleThreadEventLoop loop) {
        loop.execute(() -> watch(loop.registeredChannelsIterator()));
      }
    }
    ports.values().forEach(Connections::endOverdue);
  }

  private void watch(Iterator<Channel> channels) {
    while (channels.hasNext()) {
      Channel channel = channels.next();
      if (channel instanceof ServerChannel
          && channel.localAddress() instanceof InetSocketAddress at
          && channel.attr(WATCHED).setIfAbsent(true) == null) {
        channel.pipeline().addFirst(new Accepting(at.getPort()));
        LOG.info("port is watched port={} connections={}", at.getPort(), bounds.most());
      }
    }
  }

  /** Sees each connection before it is served. */
  private final class Accepting extends ChannelInboundHandlerAdapter {
    private final int port;

    Accepting(int port) {
      this.port = port;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      Channel channel = (Channel) accepted;
      if (admitted(channel, port)) {
        context.fireChannelRead(accepted);
      } else {
        channel.unsafe().closeForcibly();
      }
    }
  }

  private boolean admitted(Channel channel, int port) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress from)) {
      // it has ended already
      return false;
    }
    Connections connections =
        ports.computeIfAbsent(port, none -> new Connections(bounds, System::nanoTime));
    Ends ends = new Ends(from.getAddress().getHostAddress(), from.getPort(), port);
    Ending ending = new Ending();
    channel.pipeline().addFirst(ending);
    return connections
        .open(CallerAddress.budget(from.getAddress()), () -> ending.end(channel))
        .map(
            connection -> {
              open.put(ends, connection);
              channel
                  .closeFuture()
                  .addListener(
                      done -> {
                        open.remove(ends, connection);
                        connection.closed();
                      });
              return true;
            })
        .orElse(false);
  }

  private void pass(RoutingContext request) {
    Connection connection = connection(request.request());
    if (connection != null) {
      connection.begun();
      // the management port reads a body before any route of ours: it is there already
      if (request.request().isEnded()) {
        connection.whole();
      } else {
        request.request().end().onComplete(whole -> connection.whole());
      }
      request.addEndHandler(done -> connection.answered());
    }
    request.next();
  }

  private Connection connection(HttpServerRequest request) {
    SocketAddress from = request.connection().remoteAddress();
    SocketAddress at = request.connection().localAddress();
    return from == null || at == null
        ? null
        : open.get(new Ends(from.hostAddress(), from.port(), at.port()));
  }
}
