package org.tenprint.biometric;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.AbisFaceIT.EVERYTHING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.AbisScopes;
import org.tenprint.testkit.quarkus.KafkaResource;
import org.tenprint.testkit.quarkus.Management;

/** Bodies at the ABIS face: none holds a worker before it is there, and none is over the limit. */
@QuarkusTest
@TestProfile(AbisFaceIT.Served.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TopicsResource.class)
class AbisBodiesIT {
  private static final String IDENTIFY = "/v1/identify/ALL";
  private static final int LIMIT = 8 << 20;

  @BeforeEach
  void ready() {
    AbisFaceIT.awaitServed();
  }

  /** Four clients with two each, as many as there are places, and a fifth. */
  @Test
  void a_body_that_does_not_come_holds_no_place_and_no_worker() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int client = 0; client < 4; client++) {
        String token = AbisClients.ofScope("client-" + client, String.join(" ", AbisScopes.ALL));
        slow.add(begun(token));
        slow.add(begun(token));
      }
      // each goes on in an event loop before a request that comes behind it is answered
      for (int asked = 0; asked < 3; asked++) {
        assertEquals(200, AbisFaceIT.as(EVERYTHING).get("/v1/galleries").statusCode());
      }
      assertFalse(aWorkerReads(), "a worker waits for a body");
      given().get(Management.url("/q/health/live")).then().statusCode(200);
      for (Socket one : slow) {
        assertTrue(rest(one).startsWith("HTTP/1.1 400 "));
      }
    } finally {
      for (Socket one : slow) {
        one.close();
      }
    }
  }

  /** Whether a resource, or what reads for it, stands where it waits for its socket. */
  private static boolean aWorkerReads() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(at -> at.getClassName().contains("VertxInputStream"));
  }

  private static Socket begun(String token) throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    socket.setSoTimeout(60_000);
    String head =
        ("POST %s?transactionId=t HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{")
            .formatted(IDENTIFY, token);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    socket.getOutputStream().write('}');
    socket.getOutputStream().flush();
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
  }

  @Test
  void a_body_that_turns_out_to_be_too_long_is_refused_as_one_that_says_so() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + IDENTIFY + "?transactionId=t"))
            .timeout(Duration.ofMinutes(1))
            .version(HttpClient.Version.HTTP_1_1)
            .expectContinue(true)
            .header("Authorization", "Bearer " + EVERYTHING)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1])))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("\"reason\":\"TOO_LARGE\""), answer.body());
  }
}
