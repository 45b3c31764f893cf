package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The real Keycloak with the realm, the settings and the command that compose has for it, but on
 * ports of its own. Accounts are made as an administrator makes them.
 */
final class Keycloak implements AutoCloseable {
  static final String REALM = "tenprint";

  private static final Duration LONGEST = Duration.ofMinutes(6);
  private static final String HOST = "127.0.0.1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ComposeFile compose;
  private final String password = UUID.randomUUID().toString();
  private final Process process;
  private final int port = freePort();

  private Keycloak(ComposeFile compose, Path distribution, Path realm, Path log)
      throws IOException {
    this.compose = compose;
    Path data = distribution.resolve("data");
    delete(data);
    Path imported = Files.createDirectories(data.resolve("import"));
    Files.copy(realm, imported.resolve("tenprint-realm.json"));
    this.process = start(distribution, log);
  }

  /**
   * Starts one without any account; it is not ready yet.
   *
   * @param distribution unpacked; what an earlier run left in it is removed
   */
  static Keycloak start(ComposeFile compose, Path distribution, Path realm, Path log)
      throws IOException {
    return new Keycloak(compose, distribution, realm, log);
  }

  private Process start(Path distribution, Path log) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of("bash", distribution.resolve("bin/kc.sh").toString()),
                compose.list("keycloak", "command").stream())
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    compose
        .environment("keycloak")
        .forEach((name, value) -> environment.put(name, value.toString()));
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    environment.put("KC_HTTP_HOST", HOST);
    environment.put("KC_HTTP_PORT", String.valueOf(port));
    environment.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(freePort()));
    // one alone looks for no others
    environment.put("KC_CACHE", "local");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
    return builder.start();
  }

  /** Waits until the realm is there. */
  void awaitReady() {
    Awaitility.await("Keycloak")
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(500))
        .ignoreException(java.net.ConnectException.class)
        .until(() -> ended() || get(realm(REALM)).statusCode() == 200);
    if (ended()) {
      throw new IllegalStateException("Keycloak ended: see its log");
    }
  }

  private boolean ended() {
    return !process.isAlive();
  }

  /** Address of a realm, for services: tokens name it by another. */
  String realm(String name) {
    return "http://" + HOST + ":" + port + "/realms/" + name;
  }

  /** Makes a realm of another name of the file of ours. */
  void another(String name, String file) throws IOException {
    admin("", file.replaceFirst("\"realm\": \"" + REALM + "\"", "\"realm\": \"" + name + "\""));
  }

  /** Makes a client of our realm that nobody gave our audience. */
  void client(String id) throws IOException {
    admin(
        "/" + REALM + "/clients",
        """
        {"clientId": "%s", "publicClient": true, "redirectUris": ["%s"]}
        """
            .formatted(id, SignIn.RETURN));
  }

  /** Makes an account of the Boston office's cases and of federal law for Massachusetts. */
  void person(String realm, String name, String... roles) throws IOException {
    person(
        realm,
        name,
        "{\"office\": [\"SEA\", \"BOS\"], \"jurisdiction\": [\"federal:MA\"]}",
        List.of(roles));
  }

  /** Makes an account with these attributes, as JSON. */
  void person(String realm, String name, String attributes, List<String> roles) throws IOException {
    String made =
        admin(
                "/" + realm + "/users",
                """
                {"username": "%s", "enabled": true, "firstName": "A", "lastName": "B",
                 "email": "%s@example.org", "emailVerified": true, "attributes": %s,
                 "credentials": [{"type": "password", "value": "%s"}]}
                """
                    .formatted(name, name, attributes, password))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String id = made.substring(made.lastIndexOf('/') + 1);
    List<String> known = new java.util.ArrayList<>();
    for (String role : roles) {
      known.add(asAdmin(HttpRequest.newBuilder(at("/" + realm + "/roles/" + role))).body());
    }
    admin("/" + realm + "/users/" + id + "/role-mappings/realm", known.toString());
  }

  /** Signs a person in, as a browser does; each time is a session of its own. */
  SignIn signIn(String realm, String client, String spelled) throws IOException {
    return SignIn.with(
        http, realm(realm), client, Map.of("username", spelled, "password", password));
  }

  private HttpResponse<String> admin(String path, String json) throws IOException {
    HttpResponse<String> answer =
        asAdmin(
            HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + " " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private URI at(String path) {
    return URI.create("http://" + HOST + ":" + port + "/admin/realms" + path);
  }

  /** With a token of the administrator's that is new each time: it lasts a minute. */
  private HttpResponse<String> asAdmin(HttpRequest.Builder request) throws IOException {
    HttpRequest login =
        form(
            realm("master") + "/protocol/openid-connect/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                compose.environment("keycloak").get("KC_BOOTSTRAP_ADMIN_USERNAME").toString(),
                "password",
                password));
    String token = field(send(http, login).body(), "access_token");
    return send(http, request.header("Authorization", "Bearer " + token).build());
  }

  private HttpResponse<String> get(String uri) throws IOException {
    return send(http, HttpRequest.newBuilder(URI.create(uri)).build());
  }

  static HttpRequest form(String uri, Map<String, String> fields) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(fields)))
        .build();
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static HttpResponse<String> send(HttpClient http, HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A text of a JSON document, the first of that name. */
  static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalArgumentException("no " + name + " in an answer of " + json.length());
    }
    return found.group(1);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The script's child is the server. */
  @Override
  public void close() {
    ProcessHandle[] all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
            .toArray(ProcessHandle[]::new);
    Arrays.stream(all).forEach(ProcessHandle::destroyForcibly);
    Arrays.stream(all).forEach(one -> one.onExit().join());
  }
}
