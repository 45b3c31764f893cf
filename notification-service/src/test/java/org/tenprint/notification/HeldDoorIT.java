package org.tenprint.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.quarkus.Management;

/** Nobody holds the workers, of which health has its own too, by bodies that do not come. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class HeldDoorIT {
  /** More than there are workers, which are 200, and less than one person may ask at once. */
  private static final int BODIES = 230;

  /** Half of the time for which a worker waited for a piece of a body. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void bodiesThatDoNotComeKeepNobodyWaiting() throws Exception {
    Management.awaitReady();
    List<Socket> sockets = new ArrayList<>();
    String clerk = TestPeople.token("clerk");
    try {
      for (int i = 0; i < BODIES; i++) {
        sockets.add(begun(clerk));
      }
      String drafter = TestPeople.token("drafter");
      assertEquals(200, status("http://localhost:" + RestAssured.port + "/instruments", drafter));
      assertEquals(200, status(Management.url("/q/health/live"), drafter));
      assertEquals(200, status(Management.url("/q/health/ready"), drafter));
      for (Socket socket : sockets) {
        assertEquals(0, socket.getInputStream().available(), "it may still send its body");
      }
      // and who is slow, and goes on, is answered
      Socket slow = sockets.get(0);
      slow.getOutputStream().write("{".repeat(1000).getBytes(US_ASCII));
      slow.getOutputStream().flush();
      slow.setSoTimeout(60_000);
      String answer =
          new BufferedReader(new InputStreamReader(slow.getInputStream(), US_ASCII)).readLine();
      assertEquals("HTTP/1.1 400 Bad Request", answer);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The server offers no second protocol, by which one connection were many. */
  @Test
  void noOtherProtocolIsSpoken() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/instruments"))
            .timeout(Duration.ofMinutes(1))
            .version(HttpClient.Version.HTTP_2)
            .header("Authorization", "Bearer " + TestPeople.token("drafter"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    assertFalse(answer.version() == HttpClient.Version.HTTP_2);
  }

  /** There HTTP/2 in clear text is taken, by which health is asked too; one request at a time. */
  @Test
  void aConnectionOfTheManagementPortIsOneRequestAtATime() throws Exception {
    Management.awaitReady();
    URI health = URI.create(Management.url("/q/health/live"));
    HttpClient kept = HttpClient.newHttpClient();
    for (int i = 0; i < 3; i++) {
      HttpRequest asked = HttpRequest.newBuilder(health).build();
      assertEquals(200, kept.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
    Vertx vertx = Vertx.vertx();
    try {
      HttpClientOptions one =
          new HttpClientOptions()
              .setProtocolVersion(HttpVersion.HTTP_2)
              .setHttp2ClearTextUpgrade(false)
              .setHttp2MaxPoolSize(1);
      io.vertx.core.http.HttpClient client = vertx.createHttpClient(one);
      List<HttpClientRequest> together = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        together.add(
            of(
                client.request(
                    HttpMethod.GET, health.getPort(), health.getHost(), health.getPath())));
      }
      HttpConnection connection = together.get(0).connection();
      assertTrue(together.stream().allMatch(request -> request.connection() == connection));
      CompletableFuture<Void> ended = new CompletableFuture<>();
      connection.closeHandler(closed -> ended.complete(null));
      together.forEach(HttpClientRequest::send);
      ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      of(vertx.close());
    }
  }

  private static <T> T of(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private static Socket begun(String token) throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    String head =
        ("POST /case-events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
            .formatted(token);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static int status(String url, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
