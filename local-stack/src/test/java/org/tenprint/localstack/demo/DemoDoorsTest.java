package org.tenprint.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.localstack.StackException;
import org.tenprint.policy.law.Instrument;

/** What the demonstration sends, over a socket, and what it makes of the answers. */
class DemoDoorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OffsetDateTime BOOKED = OffsetDateTime.parse("2011-06-06T03:12:00Z");

  private final List<Sent> sent = new ArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();

  private HttpServer server;
  private URI address;

  private record Sent(String line, String type, String user, byte[] body) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  private record Reply(int status, String body) {}

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private DemoPeople people() {
    return new DemoPeople(address, anyTls(), (who, role) -> who + " as " + role);
  }

  private DemoIntake intake() {
    return new DemoIntake(address, principal -> anyTls());
  }

  /** What is sent goes over a socket without TLS here. */
  private static SSLContext anyTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    sent.add(
        new Sent(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestBody().readAllBytes()));
    Reply reply = replies.remove();
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void anInstrumentIsProposedByItsAuthorAndApprovedWithTheReportThatWasShown() throws IOException {
    Instrument instrument = DemoLoad.instruments().get(0);
    replies.add(new Reply(201, "{\"report\":\"r-1\"}"));
    for (int i = 0; i < instrument.provenance().approvals().size(); i++) {
      replies.add(new Reply(200, "{\"report\":\"r-" + (i + 2) + "\"}"));
    }
    people().enact(instrument);
    assertEquals("POST /instruments", sent.get(0).line());
    assertEquals("Bearer " + instrument.provenance().author() + " as author", sent.get(0).user());
    assertEquals(instrument.id(), sent.get(0).json().path("id").asText());
    for (String said : List.of("author", "approvals", "recorded")) {
      assertFalse(sent.get(0).json().has(said), said + " is the service's to say");
    }
    assertEquals(2, instrument.provenance().approvals().size());
    for (int i = 0; i < 2; i++) {
      Sent approval = sent.get(i + 1);
      assertEquals("POST /instruments/" + instrument.id() + "/approvals", approval.line());
      assertEquals(
          "Bearer " + instrument.provenance().approvals().get(i) + " as approver", approval.user());
      assertEquals("{\"report\":\"r-" + (i + 1) + "\"}", new String(approval.body(), UTF_8));
    }
  }

  /** A slow machine's notification-service has not read all that others recorded, and says so. */
  @Test
  void aServiceThatIsBehindIsAskedAgainAndNoOther() {
    Instrument instrument = DemoLoad.instruments().get(0);
    Reply behind = new Reply(503, "{\"reason\":\"NOT_CAUGHT_UP\"}");
    replies.addAll(
        List.of(
            new Reply(201, "{\"report\":\"r-1\"}"),
            behind,
            behind,
            new Reply(200, "{\"report\":\"r-2\"}"),
            new Reply(503, "{\"reason\":\"NOT_ACKNOWLEDGED\"}")));
    String said = assertThrows(StackException.class, () -> people().enact(instrument)).getMessage();
    assertTrue(said.contains("NOT_ACKNOWLEDGED"), said);
    assertEquals(5, sent.size());
    for (int again : List.of(2, 3)) {
      assertEquals(
          new String(sent.get(1).body(), UTF_8), new String(sent.get(again).body(), UTF_8));
    }
  }

  /** It is invented, and law that was recorded cannot be undone. */
  @Test
  void theSampleIsNotForAStackOfOnesOwn() {
    List<Instrument> sample = DemoLoad.instruments();
    SampleLoad.requireOwn(sample, Set.of(), true);
    SampleLoad.requireOwn(sample, Set.of(sample.get(0).id()), true);
    String law =
        assertThrows(
                StackException.class,
                () -> SampleLoad.requireOwn(sample, Set.of(sample.get(0).id(), "OWN-1"), true))
            .getMessage();
    assertTrue(law.contains("OWN-1"), law);
    assertThrows(StackException.class, () -> SampleLoad.requireOwn(sample, Set.of(), false));
  }

  /** Broken off between proposal and approvals: it is approved by whoever did not yet. */
  @Test
  void aDraftIsNotProposedAgainAndGetsTheApprovalsThatItLacks() throws IOException {
    List<Instrument> three = DemoLoad.instruments().subList(0, 3);
    replies.add(
        new Reply(
            200,
            "[{\"id\":\"%s\",\"state\":\"approved\"},{\"id\":\"%s\",\"state\":\"draft\"}]"
                .formatted(three.get(0).id(), three.get(1).id())));
    replies.add(new Reply(200, "{\"report\":\"e-1\"}"));
    replies.add(new Reply(409, "{\"reason\":\"ALREADY_APPROVED\"}"));
    replies.add(new Reply(200, "{\"report\":\"e-2\"}"));
    replies.add(new Reply(200, "{}"));
    replies.add(new Reply(201, "{\"report\":\"r-1\"}"));
    replies.add(new Reply(200, "{\"report\":\"r-2\"}"));
    replies.add(new Reply(200, "{\"report\":\"r-3\"}"));
    assertEquals(2, SampleLoad.enacted(three, people()));
    String draft = "/instruments/" + three.get(1).id();
    String fresh = "/instruments/" + three.get(2).id();
    assertEquals(
        List.of(
            "GET /instruments",
            "GET " + draft + "/effect",
            "POST " + draft + "/approvals",
            "GET " + draft + "/effect",
            "POST " + draft + "/approvals",
            "POST /instruments",
            "POST " + fresh + "/approvals",
            "POST " + fresh + "/approvals"),
        sent.stream().map(Sent::line).toList());
    assertEquals("e-2", sent.get(4).json().path("report").asText());
  }

  @Test
  void aVerdictNamesTheSheetThatTheReviewerWasShown() throws IOException {
    replies.add(new Reply(200, "{\"sheet\":\"s-1\"}"));
    replies.add(new Reply(202, "{}"));
    UUID booking = new UUID(1, 2);
    people().review(booking, "ann", "release");
    assertEquals("GET /work-items/" + booking, sent.get(0).line());
    assertEquals("Bearer ann as reviewer", sent.get(0).user());
    assertEquals("s-1", sent.get(1).json().path("sheet").asText());
    assertEquals("release", sent.get(1).json().path("verdict").asText());
  }

  @Test
  void aRefusalIsSaidWithItsStatusPathAndWords() {
    replies.add(new Reply(200, "{}"));
    replies.add(new Reply(409, "{\"reason\":\"ANSWERS_NOTHING\"}"));
    StackException refused =
        assertThrows(
            StackException.class, () -> people().review(new UUID(1, 2), "reviewer", "release"));
    assertEquals(
        "notification-service answered 409 to /reviews: {\"reason\":\"ANSWERS_NOTHING\"}",
        refused.getMessage());
  }

  @Test
  void anInstrumentAppliesWhenItIsAmongThoseKnownThen() {
    replies.add(new Reply(200, "[{\"id\":\"OTHER\"},{\"id\":\"MINE\"}]"));
    replies.add(new Reply(200, "[{\"id\":\"OTHER\"}]"));
    DemoPeople people = people();
    assertTrue(people.applies("MINE", Instant.EPOCH));
    assertFalse(people.applies("MINE", Instant.EPOCH));
    assertEquals("GET /instruments?knownAt=1970-01-01T00:00:00Z", sent.get(0).line());
  }

  @Test
  void aServiceThatIsNotThereIsSaid() {
    server.stop(0);
    StackException people =
        assertThrows(StackException.class, () -> people().applies("I", Instant.EPOCH));
    assertEquals("notification-service did not answer", people.getMessage());
    StackException intake =
        assertThrows(
            StackException.class,
            () -> intake().submit(DemoSample.BOSTON, "MA0130100", List.of(), BOOKED));
    assertEquals("booking-service did not answer", intake.getMessage());
  }

  @Test
  void aBookingIsSentAsTheAgencysPageSays() throws IOException {
    replies.add(new Reply(202, "{}"));
    byte[] png = {1, 2, 3};
    HttpResponse<String> answer =
        intake()
            .submit(DemoSample.BOSTON, "MA0130100", List.of(new DemoPerson.Press(7, png)), BOOKED);
    assertEquals(202, answer.statusCode());
    assertEquals("POST /bookings", sent.get(0).line());
    assertEquals("application/json", sent.get(0).type());
    JsonNode body = sent.get(0).json();
    assertEquals(DemoSample.BOSTON.tcn(), body.path("tcn").asText());
    assertEquals("MA0130100", body.path("controllingOri").asText());
    assertEquals("1980-03-04", body.path("born").asText());
    assertEquals("2011-06-05", body.path("charges").path(0).path("occurred").asText());
    assertEquals(7, body.path("prints").path(0).path("position").asInt());
    assertEquals(
        Base64.getEncoder().encodeToString(png), body.path("prints").path(0).path("data").asText());
  }

  @Test
  void whoseAgeIsUnknownIsSentWithoutABirthDate() throws IOException {
    replies.add(new Reply(202, "{}"));
    intake().submit(DemoSample.UNKNOWN_AGE, "MA0130100", List.of(), BOOKED);
    assertFalse(sent.get(0).json().has("born"));
  }

  @Test
  void aFileIsSentWithItsOffenceBesideIt() {
    replies.add(new Reply(202, "{}"));
    intake().submitFile(DemoSample.LOS_ANGELES, List.of(), BOOKED);
    assertEquals("POST /bookings?charge=2299", sent.get(0).line());
    assertEquals("application/octet-stream", sent.get(0).type());
    assertTrue(new String(sent.get(0).body(), UTF_8).contains("LAP-DEMO-0001"));
  }

  @Test
  void whatIsToBeMendedIsTwoLinesAField() {
    assertEquals(
        List.of("/tcn  MISSING_FIELD", "  give it"),
        DemoIntake.toMend(
            "{\"errors\":[{\"field\":\"/tcn\",\"code\":\"MISSING_FIELD\",\"remedy\":\"give it\"}]}"));
    assertEquals(List.of(), DemoIntake.toMend("{\"status\":503}"));
    assertThrows(StackException.class, () -> DemoIntake.toMend("<html>"));
  }
}
