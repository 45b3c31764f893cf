package org.tenprint.audit.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.InstrumentWriter;
import org.tenprint.scenarios.text.UnreadableText;

/** An author or an approver at the door of notification-service. */
final class InstrumentDoor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final List<String> NOT_SAID = List.of("author", "approvals", "recorded");
  private static final List<String> STATE = List.of("state", "revision");
  private static final int TRIES = 20;
  private static final long LONGEST_WAIT_SECONDS = 60;
  private static final long USUAL_WAIT_SECONDS = 2;

  private final HttpClient http;
  private final URI service;
  private final String token;

  /**
   * @param token of an author or an approver
   */
  InstrumentDoor(URI service, SSLContext tls, String token) {
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
    this.service = service;
    this.token = token;
  }

  /** What the instruments that are there say, drafts among them, by id. */
  Map<String, JsonNode> known() {
    Map<String, JsonNode> known = new TreeMap<>();
    HttpResponse<String> answer = send(request("/instruments").GET());
    if (answer.statusCode() != 200) {
      throw new Failure("notification-service answered " + said(answer));
    }
    json(answer).forEach(one -> known.put(one.path("id").asText(), there(one.deepCopy())));
    return known;
  }

  /** What an instrument says, as {@link #known} has it of those that are there. */
  static JsonNode text(Instrument instrument) {
    return text(JSON.<ObjectNode>valueToTree(InstrumentWriter.write(instrument)));
  }

  private static JsonNode text(ObjectNode document) {
    return document.remove(NOT_SAID).without(STATE);
  }

  /**
   * What one that is there says, as {@link #text(Instrument)} writes it, whichever version wrote
   * it; of one that cannot be read what stands there.
   */
  static JsonNode there(ObjectNode document) {
    ObjectNode said = (ObjectNode) text(document);
    try {
      ObjectNode whole = said.deepCopy();
      whole.put("recorded", Instant.EPOCH.toString());
      return text(InstrumentReader.read("instrument", whole.toString()));
    } catch (UnreadableText e) {
      return said;
    }
  }

  /**
   * Proposes an instrument: it is a draft until two others approve it.
   *
   * @throws RefusedLine with the door's reason
   */
  void propose(Instrument instrument) throws RefusedLine {
    Map<String, Object> document = InstrumentWriter.write(instrument);
    NOT_SAID.forEach(document::remove);
    HttpResponse<String> answer = post("/instruments", document);
    if (reason(answer, 201).equals("TOO_MANY_DRAFTS")) {
      throw new Failure(
          "stopped before "
              + instrument.id()
              + ": you have as many drafts as may wait for approval (TOO_MANY_DRAFTS). Have them"
              + " approved, or withdraw some, then give the same command again");
    }
    taken(instrument.id(), answer, 201);
  }

  /** What an instrument would change and conflicts with, and the report that names it. */
  JsonNode effect(String id) throws RefusedLine {
    HttpResponse<String> answer = send(request("/instruments/" + inPath(id) + "/effect").GET());
    taken(id, answer, 200);
    return json(answer);
  }

  /** Whether two people approved it. */
  boolean isApproved(String id) throws RefusedLine {
    HttpResponse<String> answer = send(request("/instruments/" + inPath(id)).GET());
    taken(id, answer, 200);
    return json(answer).path("state").asText().equals("approved");
  }

  /**
   * Approves a draft; who did before has.
   *
   * @param report that was read
   * @throws RefusedLine with the door's reason
   */
  void approve(String id, String report) throws RefusedLine {
    HttpResponse<String> answer =
        post("/instruments/" + inPath(id) + "/approvals", Map.of("report", report));
    if (!reason(answer, 200).equals("ALREADY_APPROVED")) {
      taken(id, answer, 200);
    }
  }

  private static String inPath(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> post(String path, Map<String, ?> body) {
    try {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  private static String reason(HttpResponse<String> answer, int done) {
    return answer.statusCode() == done ? "" : json(answer).path("reason").asText();
  }

  /**
   * @throws RefusedLine with the door's reason, of an answer that is none of what was asked
   */
  private static void taken(String id, HttpResponse<String> answer, int done) throws RefusedLine {
    int status = answer.statusCode();
    String reason = reason(answer, done);
    if (status == 401 || status >= 500 || status != done && reason.isEmpty()) {
      throw new Failure("notification-service answered " + said(answer));
    }
    if (status != done) {
      throw new RefusedLine(reason, id);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(LONGEST)
        .header("Authorization", "Bearer " + token);
  }

  /** Waits where the door says later. What was not acknowledged may be there: who asks looks. */
  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      for (int tries = 1; tries < TRIES && later(answer); tries++) {
        TimeUnit.SECONDS.sleep(
            Math.min(
                LONGEST_WAIT_SECONDS,
                answer.headers().firstValueAsLong("Retry-After").orElse(USUAL_WAIT_SECONDS)));
        answer = http.send(request.build(), BodyHandlers.ofString());
      }
      return answer;
    } catch (IOException e) {
      throw new Failure("notification-service does not answer at " + service, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private static boolean later(HttpResponse<String> answer) {
    return answer.statusCode() == 429
        || answer.statusCode() == 503 && !answer.body().contains("NOT_ACKNOWLEDGED");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new Failure("notification-service's answer is no JSON", e);
    }
  }

  private static String said(HttpResponse<String> answer) {
    String hint =
        answer.statusCode() == 401 ? ": a token is wanted, ./tenprint login author ..." : "";
    return answer.statusCode() + " to " + answer.request().uri().getPath() + hint;
  }
}
