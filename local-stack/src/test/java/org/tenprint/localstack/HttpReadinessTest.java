package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a service is waited for that is not ready. */
class HttpReadinessTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final String SAID =
      """
      {"status": "DOWN", "checks": [{"name": "bookings are answered", "status": "DOWN",
        "data": {"intact": %s, "gallery caught up": %s, "hop": "REBALANCING"}}]}
      """;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile String said = "";
  private HttpServer service;
  private ChildProcess child;

  @TempDir Path folder;

  /** It is ready when it was asked four times. */
  @BeforeEach
  void aService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/q/health/ready",
        exchange -> {
          byte[] body = said.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              asked.incrementAndGet() < 4 ? 503 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
    List<String> command = List.of("/bin/sh", "-c", "read x");
    child =
        ChildProcess.start(
            new ChildProcess.Launch(
                "thing",
                command,
                Map.of(),
                folder.resolve("work"),
                folder.resolve("logs/thing.log")));
  }

  @AfterEach
  void end() {
    service.stop(0);
    child.stop(Duration.ofSeconds(10));
  }

  private void await() {
    await(() -> {});
  }

  private void await(Runnable look) {
    String url = "http://localhost:" + service.getAddress().getPort();
    new HttpReadiness().await(child, url, SHORT, look, () -> {});
  }

  @Test
  void oneThatReadsItsGalleryIsWaitedForHoweverLong() {
    said = SAID.formatted("true", "false");
    await();
    assertTrue(asked.get() >= 4);
  }

  /** It would say for ever that it reads, from a broker that has ended. */
  @Test
  void whereNothingCanBeReadOnItIsNot() {
    said = SAID.formatted("true", "false");
    Runnable ended =
        () -> {
          throw new StackException("the broker ended by itself");
        };
    StackException refused = assertThrows(StackException.class, () -> await(ended));
    assertEquals("the broker ended by itself", refused.getMessage());
    assertTrue(asked.get() < 4);
  }

  @Test
  void oneThatHasReadIsNot() {
    said = SAID.formatted("true", "true");
    StackException refused = assertThrows(StackException.class, this::await);
    assertTrue(refused.getMessage().startsWith("thing was not ready in"), refused.getMessage());
  }

  @Test
  void oneThatHasFailedOrSaysNothingIsNot() {
    said = SAID.formatted("false", "false");
    assertThrows(StackException.class, this::await);
    said = "";
    asked.set(0);
    assertThrows(StackException.class, this::await);
  }

  @Test
  void oneThatEndsWhileItReadsIsNot() {
    said = SAID.formatted("true", "false");
    child.requestStop();
    assertTrue(child.endsWithin(Duration.ofMinutes(1)));
    StackException refused = assertThrows(StackException.class, this::await);
    assertTrue(refused.getMessage().contains("ended before it was ready"), refused.getMessage());
  }
}
