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
import java.util.TreeSet;
import java.util.UUID;
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
            201);
    for (String approver : instrument.provenance().approvals()) {
      Map<String, Object> seen = Map.of("report", shown.path("report").asText());
      shown =
          post(
              "/instruments/" + instrument.id() + "/approvals",
              token(approver, PersonRoles.APPROVER),
              seen,
              200);
    }
  }

  /** The ids of every instrument that is there, drafts included. */
  Set<String> instruments() {
    Set<String> ids = new TreeSet<>();
    get("/instruments").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
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

  /** Records a verdict. */
  void review(UUID booking, String reviewer, String verdict) {
    post(
        "/reviews",
        token(reviewer, PersonRoles.REVIEWER),
        Map.of("booking", booking.toString(), "verdict", verdict),
        202);
  }

  private String token(String who, String role) {
    return "Bearer " + tokens.apply(who, role);
  }

  private JsonNode post(String path, String token, Map<String, Object> body, int expected) {
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
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(LONGEST)
            .header("Authorization", token("onlooker", PersonRoles.AUDITOR))
            .build();
    return answer(request, 200);
  }

  private JsonNode answer(HttpRequest request, int expected) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != expected) {
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
}
