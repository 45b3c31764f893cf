package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.quarkus.ErrorForm;
import org.tenprint.testkit.quarkus.Management;

@QuarkusTest
@WithTestResource(BookingTopics.class)
class HttpErrorsIT {
  private static final int MIB = 1024 * 1024;

  @TestHTTPResource("/bookings")
  URI bookings;

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @Test
  void everyErrorOfBothPortsIsAProblemDetail() {
    ErrorForm.check();
  }

  @Test
  void everyErrorIsAProblemDetail() {
    given()
        .contentType("text/csv")
        .body("a,b")
        .post("/bookings")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:tenprint:problem:unsupported-media-type"))
        .body("detail", containsString("application/octet-stream"));
    given()
        .contentType("application/json")
        .body("{\"name\":\"QUIMBY")
        .post("/bookings")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:tenprint:problem:malformed"))
        .body("instance", equalTo("/bookings"));
    given().delete("/bookings").then().statusCode(405).contentType("application/problem+json");
    given().get("/elsewhere").then().statusCode(404).contentType("application/problem+json");
    given()
        .get("/bookings/MA0130100")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void aBodyOverItsLimitIsRefusedByItsDeclaredLength() throws Exception {
    HttpResponse<String> json =
        post("application/json", BodyPublishers.ofByteArray(new byte[16 * MIB + 1]));
    assertTooLarge(json);
    assertTooLarge(
        post("application/octet-stream", BodyPublishers.ofByteArray(new byte[8 * MIB + 1])));
    assertTooLarge(post("application/json", BodyPublishers.ofByteArray(new byte[40 * MIB])));
  }

  @Test
  void aBodyOverItsLimitIsRefusedWhereItsLengthIsNotDeclared() throws Exception {
    assertTooLarge(post("application/octet-stream", chunked(8 * MIB + 1)));
    assertTooLarge(post("application/json", chunked(16 * MIB + 1)));
    given().get(Management.url("/q/health/live")).then().statusCode(200);
  }

  @Test
  void howTheServiceIsAndWhatItCountedIsNotSaidOnItsFace() {
    for (String path : new String[] {"/q/metrics", "/q/health", "/q/health/ready"}) {
      given().get(path).then().statusCode(404);
    }
  }

  /** As most clients do on a plain connection, unasked. */
  @Test
  void whoAsksForHttp2IsAnsweredAllTheSame() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(bookings)
            .version(HttpClient.Version.HTTP_2)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertEquals(
        422,
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode());
  }

  @Test
  void outcomesAreCounted() {
    given().contentType("application/json").body("{}").post("/bookings").then().statusCode(422);
    given()
        .contentType("application/json")
        .body(Submissions.json("ERRORS-1").toString())
        .post("/bookings")
        .then()
        .statusCode(202);
    String metrics = given().get(Management.url("/q/metrics")).asString();
    assertTrue(
        metrics.contains("tenprint_submissions_total{intake=\"rest_json\",outcome=\"accepted\"}"),
        metrics);
    assertTrue(metrics.contains("outcome=\"refused\""), metrics);
  }

  /** Names, birth dates and prints stay out of the log, whatever became of the submission. */
  @Test
  void theLogHoldsNothingOfAPerson() throws Exception {
    String accepted = Submissions.json("ERRORS-2").put("name", "ZANZIBAR, PRUDENCE").toString();
    given().contentType("application/json").body(accepted).post("/bookings").then().statusCode(202);
    String refused =
        Submissions.json("ERRORS-3")
            .put("name", "ZANZIBAR, PRUDENCE")
            .put("controllingOri", "ZZ0000000")
            .put("bookingOri", "MA0130100")
            .toString();
    given().contentType("application/json").body(refused).post("/bookings").then().statusCode(422);
    given()
        .contentType("application/json")
        .body(accepted.substring(0, accepted.length() / 2))
        .post("/bookings")
        .then()
        .statusCode(400);
    Path log = Path.of(ConfigProvider.getConfig().getValue("quarkus.log.file.path", String.class));
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(log).contains("MA0130100/ERRORS-2"));
    String text = Files.readString(log);
    for (String secret :
        java.util.List.of("ZANZIBAR", "PRUDENCE", "QUIMBY", "1980-02-29", "19800229", "iVBOR")) {
      assertFalse(text.contains(secret), secret);
    }
  }

  private HttpResponse<String> post(String type, BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(bookings)
            .version(HttpClient.Version.HTTP_1_1)
            .expectContinue(true)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", type)
            .POST(body)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static BodyPublisher chunked(int bytes) {
    return BodyPublishers.ofInputStream(() -> zeros(bytes));
  }

  private static InputStream zeros(int bytes) {
    return new ByteArrayInputStream(new byte[bytes]);
  }

  private static void assertTooLarge(HttpResponse<String> response) {
    assertEquals(413, response.statusCode(), response.body());
    assertTrue(response.body().contains("urn:tenprint:problem:too-large"), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
  }
}
