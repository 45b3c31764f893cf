package org.tenprint.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.tenprint.events.Principal;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.synthetic.IsoTemplates;

/** Agencies submit bookings over HTTP as patient agencies do: again, until there is an answer. */
final class Bookings {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final RunningStack stack;
  private final Map<String, HttpClient> agencies = new ConcurrentHashMap<>();
  private final List<URI> doors = new CopyOnWriteArrayList<>();
  private final Map<String, URI> where = new ConcurrentHashMap<>();

  Bookings(RunningStack stack) {
    this(stack, URI.create(stack.ports().url(Service.BOOKING)));
  }

  /** At the door of one instance. */
  Bookings(RunningStack stack, URI instance) {
    this.stack = stack;
    beside(instance);
  }

  /** Another instance. An agency keeps to one while it answers, as a gateway would have it. */
  void beside(URI instance) {
    doors.add(instance.resolve("/bookings"));
  }

  /** A booking in JSON with two fingers. */
  static String json(String ori, String tcn, long person) {
    return """
    {"tcn": "%s", "controllingOri": "%s", "bookedAt": "2026-11-01T10:00:00-05:00",
     "born": "1980-03-04", "name": "SENTINEL,NAME OF NOBODY",
     "charges": [{"ncic": "1201", "occurred": "2026-10-31"}],
     "prints": [
       {"position": 2, "format": "ISO_19794_2", "data": "%s"},
       {"position": 7, "format": "ISO_19794_2", "data": "%s"}]}
    """
        .formatted(tcn, ori, base64(person, 2), base64(person, 7));
  }

  /** A booking in JSON with ten fingers, which are kept. */
  static String tenPrint(String ori, String tcn, long person) {
    String prints =
        IntStream.rangeClosed(1, 10)
            .mapToObj(
                position ->
                    "{\"position\": %d, \"format\": \"ISO_19794_2\", \"data\": \"%s\"}"
                        .formatted(position, base64(person, position)))
            .collect(Collectors.joining(", "));
    return """
    {"tcn": "%s", "controllingOri": "%s", "bookedAt": "2026-11-01T10:00:00-05:00",
     "born": "1980-03-04", "retention": "ENROL",
     "charges": [{"ncic": "1201", "occurred": "2026-10-31"}], "prints": [%s]}
    """
        .formatted(tcn, ori, prints);
  }

  private static String base64(long person, int position) {
    return Base64.getEncoder().encodeToString(IsoTemplates.of(person, position));
  }

  private HttpClient http(String ori) {
    return agencies.computeIfAbsent(
        ori,
        agency ->
            HttpClient.newBuilder()
                .connectTimeout(LONGEST)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(stack.tls(new Principal(Principal.Kind.AGENCY, agency)))
                .build());
  }

  /** The answer to one attempt of an agency. */
  HttpResponse<String> post(String ori, String contentType, byte[] body) throws IOException {
    return post(ori, contentType, body, List.of());
  }

  /**
   * The same with more headers.
   *
   * @param more names and values in turn
   */
  HttpResponse<String> post(String ori, String contentType, byte[] body, List<String> more)
      throws IOException {
    URI door =
        where.computeIfAbsent(
            ori, agency -> doors.get(Math.floorMod(agency.hashCode(), doors.size())));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door)
            .timeout(LONGEST)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body));
    for (int i = 0; i < more.size(); i += 2) {
      request.header(more.get(i), more.get(i + 1));
    }
    try {
      return http(ori).send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      where.replace(ori, door, doors.get((doors.indexOf(door) + 1) % doors.size()));
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Submits until it is accepted; a refusal is an error. */
  void submit(String ori, String tcn, long person) {
    submit(ori, tcn, json(ori, tcn, person).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The same of a body. */
  void submit(String ori, String tcn, byte[] body) {
    Awaitility.await(tcn + " is accepted")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> accepted(ori, tcn, body));
  }

  private boolean accepted(String ori, String tcn, byte[] body) {
    try {
      HttpResponse<String> answer = post(ori, "application/json", body);
      if (answer.statusCode() / 100 == 4 && answer.statusCode() != 429) {
        throw new AssertionError(tcn + " was not accepted: " + answer.body());
      }
      return answer.statusCode() == 202;
    } catch (IOException e) {
      return false;
    }
  }
}
