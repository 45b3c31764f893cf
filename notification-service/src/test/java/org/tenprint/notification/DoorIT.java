package org.tenprint.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.TestDoor.given;
import static org.tenprint.notification.TestDoor.permit;
import static org.tenprint.notification.TestDoor.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
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
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.quarkus.ErrorForm;

/** What the door answers before anybody looks at what was meant. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class DoorIT {
  @Test
  void whatIsNotOneReadableObjectIsRefusedAtTheDoor() {
    String twice = "{\"booking\": \"x\", \"verdict\": \"match\", \"verdict\": \"release\"}";
    post("/reviews", "examiner", twice)
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"))
        .body("detail", containsString("key twice"));
    post("/instruments", "drafter", permit("A\\nINFO approved", "{\"nation\": \"US\"}", "share"))
        .statusCode(400)
        .body("detail", containsString("line break"));
  }

  /** Of nine megabytes not one is sent: the head alone is answered. */
  @Test
  void whatIsTooLongIsRefusedBeforeItIsRead() throws IOException {
    String head =
        """
        POST /case-events HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: 9000000

        """;
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              head.formatted(TestPeople.token("clerk")).replace("\n", "\r\n").getBytes(US_ASCII));
      socket.getOutputStream().flush();
      String status =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      assertTrue(status.contains(" 413 "), status);
    }
  }

  /** Nobody says how long it is, and it goes on after the most that is taken. */
  @Test
  void whatTurnsOutToBeTooLongIsAProblemDocumentToo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/reviews"))
            .timeout(Duration.ofMinutes(1))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Bearer " + TestPeople.token("clerk"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[70_000])))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("\"reason\":\"TOO_LARGE\""), answer.body());
  }

  @Test
  void everyErrorOfBothPortsIsAProblemDetail() {
    ErrorForm.checkAsNobody();
  }

  @Test
  void whatNoResourceAnswersIsAProblemDocumentToo() {
    assertProblem(given().get("/nothing"), 404, "/nothing");
    assertProblem(given().put("/instruments"), 405, "/instruments");
    assertProblem(given().accept("text/html").get("/instruments"), 406, "/instruments");
    assertProblem(given().contentType("text/plain").body("x").post("/reviews"), 415, "/reviews");
    post("/reviews", "one", "{")
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"))
        .body("instance", equalTo("/reviews"))
        .body("detail", containsString("line 1, column"));
    post("/instruments", "drafter", permit("P-5", "{\"state\": \"ZZ\"}", "return"))
        .statusCode(422)
        .body("reason", equalTo("UNKNOWN_SCOPE"))
        .body("detail", containsString("No agency is known in ZZ"));
  }

  private static void assertProblem(Response answer, int status, String path) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("instance", equalTo(path));
  }
}
