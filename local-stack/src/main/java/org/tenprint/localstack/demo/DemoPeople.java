package org.tenprint.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import javax.net.ssl.SSLContext;
import org.tenprint.events.PersonRoles;
import org.tenprint.localstack.StackException;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.InstrumentWriter;

/** People at the door of notification-service: they write rules, approve them, review cases. */
final class DemoPeople {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  /** Refused before anything was done, since what others recorded is not all read. */
  private static final String NOT_CAUGHT_UP = "NOT_CAUGHT_UP";

  private static final List<String> NOT_SAID = List.of("author", "approvals", "recorded");

  private final HttpClient http;
  private final URI service;
  private final BinaryOperator<String> tokens;

  /**
   * @param service address of notification-service
   * @param tls by which it is believed
   * @param tokens of somebody in a role: who, and which
   */
  DemoPeople(URI service, SSLContext tls, BinaryOperator<String> tokens) {
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
    this.service = service;
    this.tokens = tokens;
  }

  /** Has the author propose an instrument and the approvers approve it. */
  void enact(Instrument instrument) {
    Map<String, Object> document = InstrumentWriter.write(instrument);
    NOT_SAID.forEach(document::remove);
    JsonNode shown =
        post(
            "/instruments",
            token(instrument.provenance().author(), PersonRoles.AUTHOR),
            document,
            Set.of(201));
    for (String approver : instrument.provenance().approvals()) {
      shown = approve(instrument.id(), approver, shown.path("report").asText(), Set.of(200));
    }
  }

  /** Has the approvers approve a draft; who did before is passed over. */
  void approve(Instrument draft) {
    for (String approver : draft.provenance().approvals()) {
      JsonNode effect = get("/instruments/" + draft.id() + "/effect");
      approve(draft.id(), approver, effect.path("report").asText(), Set.of(200, 409));
    }
  }

  private JsonNode approve(String id, String approver, String report, Set<Integer> expected) {
    return post(
        "/instruments/" + id + "/approvals",
        token(approver, PersonRoles.APPROVER),
        Map.of("report", report),
        expected);
  }

  /** The state of every instrument that is there, such as {@code draft}, by its id. */
  Map<String, String> instruments() {
    Map<String, String> states = new TreeMap<>();
    get("/instruments")
        .forEach(one -> states.put(one.path("id").asText(), one.path("state").asText()));
    return states;
  }

  /** Whether an instrument applies at an instant: each is recorded a moment after its approval. */
  boolean applies(String instrument, Instant at) {
    for (JsonNode one : get("/instruments?knownAt=" + at)) {
      if (one.path("id").asText().equals(instrument)) {
        return true;
      }
    }
    return false;
  }

  /** Has a reviewer look at what is asked, and records their verdict. */
  void review(UUID booking, String reviewer, String verdict) {
    String token = token(reviewer, PersonRoles.REVIEWER);
    String sheet = get("/work-items/" + booking, token).path("sheet").asText();
    post(
        "/reviews",
        token,
        Map.of("booking", booking.toString(), "verdict", verdict, "sheet", sheet),
        Set.of(202));
  }

  private String token(String who, String role) {
    return "Bearer " + tokens.apply(who, role);
  }

  private JsonNode post(
      String path, String token, Map<String, Object> body, Set<Integer> expected) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(service.resolve(path))
              .timeout(LONGEST)
              .header("Content-Type", "application/json")
              .header("Authorization", token)
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      return answer(request, expected);
    } catch (JsonProcessingException e) {
      throw new StackException("the demonstration wrote no JSON", e);
    }
  }

  private JsonNode get(String path) {
    return get(path, token("onlooker", PersonRoles.AUDITOR));
  }

  private JsonNode get(String path, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(LONGEST)
            .header("Authorization", token)
            .header("Tenprint-Purpose", "demonstration")
            .build();
    return answer(request, Set.of(200));
  }

  /** What it answers; a service that is behind says so, changes nothing, and is asked again. */
  private JsonNode answer(HttpRequest request, Set<Integer> expected) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      while (isBehind(response) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        response = http.send(request, BodyHandlers.ofString());
      }
      if (!expected.contains(response.statusCode())) {
        throw new StackException(
            "notification-service answered %d to %s: %s"
                .formatted(response.statusCode(), request.uri().getPath(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new StackException("notification-service did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  private static boolean isBehind(HttpResponse<String> response) throws IOException {
    return response.statusCode() == 503
        && JSON.readTree(response.body()).path("reason").asText().equals(NOT_CAUGHT_UP);
  }
}
