package org.tenprint.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tenprint.events.Principal;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** Somebody at the doors of a stack: a party with its certificate, or a client with none. */
final class Knock {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final RunningStack stack;
  private final HttpClient http;

  private Knock(RunningStack stack, SSLContext tls) {
    this.stack = stack;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .build();
  }

  static Knock as(RunningStack stack, String principal) {
    return new Knock(stack, stack.tls(Principal.parse(principal)));
  }

  /** A client that shows nothing by itself. */
  static Knock plain(RunningStack stack) {
    return new Knock(stack, stack.tls());
  }

  HttpResponse<String> get(Service service, String path) throws IOException {
    return send(service, "GET", path, Optional.empty(), Map.of());
  }

  HttpResponse<String> get(Service service, String path, String token) throws IOException {
    return send(service, "GET", path, Optional.empty(), Map.of("Authorization", "Bearer " + token));
  }

  HttpResponse<String> post(Service service, String path, String body) throws IOException {
    return send(service, "POST", path, Optional.of(body), Map.of());
  }

  HttpResponse<String> send(
      Service service,
      String method,
      String path,
      Optional<String> body,
      Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stack.ports().url(service) + path))
            .timeout(LONGEST)
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    if (body.isPresent() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
