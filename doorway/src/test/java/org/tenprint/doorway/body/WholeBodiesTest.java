package org.tenprint.doorway.body;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.doorway.Remedies;

/** Bodies as they come to a server, over plain sockets. */
class WholeBodiesTest {
  private static final int LIMIT = 1000;
  private static final int BUDGET = 3000;
  private static final int PATIENCE_MILLIS = 60_000;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private Bodies bodies;
  private int port;

  /** Answers with the body that it finds; what has none is answered with {@code -}. */
  private void serve(Duration pause) throws Exception {
    Router router = Router.router(vertx);
    Remedies remedies = new Remedies(Map.of());
    bodies =
        new Bodies(
            new Bodies.Settings(BUDGET, 0, Duration.ofSeconds(30), pause, Duration.ofMinutes(1)),
            System::nanoTime);
    MemorySize largest = new MemorySize(BigInteger.valueOf(LIMIT));
    new WholeBodies(bodies, remedies, largest).register(router);
    router
        .route("/echo")
        .handler(
            request -> {
              asked.incrementAndGet();
              String body = request.body().asString();
              request.response().end(body == null ? "-" : body);
            });
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  // as Quarkus hands them on
                  request.pause();
                  router.handle(request);
                })
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    port = server.actualPort();
  }

  @BeforeEach
  void serve() throws Exception {
    serve(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void aBodyIsThereBeforeWhoeverWantsIt() throws Exception {
    try (Socket half = begun("POST /echo", "Content-Length: 4", "ab")) {
      held(2);
      assertEquals(0, asked.get());
      assertEquals("-", body(answer("GET /echo", "", "")));
      write(half, "cd");
      assertEquals("abcd", body(read(half)));
    }
    held(0);
  }

  @Test
  void whatHasNoBodyIsNotWaitedFor() throws Exception {
    assertEquals("-", body(answer("POST /echo", "", "")));
    assertEquals("-", body(answer("POST /echo", "Content-Length: 0", "")));
    assertEquals("-", body(answer("GET /echo", "", "")));
    assertEquals("", body(answer("POST /echo", "Transfer-Encoding: chunked", "0\r\n\r\n")));
  }

  /** It is odd, and nothing forbids it. */
  @Test
  void aBodyOfAQuestionIsReadAsAnyOther() throws Exception {
    assertEquals("ab", body(answer("GET /echo", "Content-Length: 2", "ab")));
  }

  @Test
  void aBodyOfUnknownLengthHasAsManyBytesAsAnyOther() throws Exception {
    String piece = "%x\r\n%s\r\n".formatted(LIMIT / 2, "x".repeat(LIMIT / 2));
    String chunked = "Transfer-Encoding: chunked";
    String whole = answer("POST /echo", chunked, piece + piece + "0\r\n\r\n");
    assertEquals("x".repeat(LIMIT), body(whole));
    isProblem(413, "too-large", answer("POST /echo", chunked, piece + piece + "1\r\nx\r\n"));
    isProblem(413, "too-large", answer("POST /echo", "Content-Length: " + (LIMIT + 1), ""));
    assertEquals(1, asked.get());
    held(0);
  }

  @Test
  void whoAsksFirstWhetherToSendIsTold() throws Exception {
    String expects = "Expect: 100-continue\r\nContent-Length: ";
    try (Socket socket = begun("POST /echo", expects + "2", "")) {
      assertTrue(read(socket).startsWith("HTTP/1.1 100 "));
      write(socket, "ab");
      assertEquals("ab", body(read(socket)));
    }
    isProblem(413, "too-large", answer("POST /echo", expects + (LIMIT + 1), ""));
  }

  @Test
  void aBodyThatStopsComingIsEndedByName() throws Exception {
    serve(Duration.ofMillis(1));
    isProblem(408, "too-slow", answer("POST /echo", "Content-Length: 2", "a"));
    assertEquals(0, asked.get());
    held(0);
  }

  @Test
  void whatThereIsNoRoomForIsRefusedAndMayComeAgain() throws Exception {
    String length = "Content-Length: " + LIMIT;
    try (Socket held = begun("POST /echo", length, "x".repeat(LIMIT - 1))) {
      held(LIMIT - 1);
      String refused = answer("POST /echo", length, "x".repeat(LIMIT));
      isProblem(429, "too-many", refused);
      assertTrue(refused.toLowerCase(Locale.ROOT).contains("\r\nretry-after: "), refused);
      write(held, "x");
      assertEquals(LIMIT, body(read(held)).length());
    }
    held(0);
    assertEquals(LIMIT, body(answer("POST /echo", length, "x".repeat(LIMIT))).length());
  }

  @Test
  void whoLeavesInTheMiddleLeavesNothing() throws Exception {
    begun("POST /echo", "Content-Length: 4", "ab").close();
    held(0);
    assertEquals(0, asked.get());
  }

  private void held(int bytes) {
    Awaitility.await()
        .atMost(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .until(() -> bodies.held() == bytes);
  }

  private static void isProblem(int status, String type, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(body(answer).startsWith("{\"type\":\"urn:tenprint:problem:" + type + "\""), answer);
  }

  private String answer(String line, String header, String body) throws IOException {
    try (Socket socket = begun(line, header, body)) {
      return read(socket);
    }
  }

  private Socket begun(String line, String header, String body) throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    String headers = header.isEmpty() ? "" : header + "\r\n";
    write(socket, line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  /** One answer: its head, and of a body as many bytes as that says. */
  private static String read(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertFalse(next < 0, "ended after: " + head);
      head.append((char) next);
    }
    int at = head.toString().toLowerCase(Locale.ROOT).indexOf("content-length: ");
    int length =
        at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)).strip());
    return head + new String(socket.getInputStream().readNBytes(length), UTF_8);
  }

  private static String body(String answer) {
    return answer.split("\r\n\r\n", 2)[1];
  }
}
