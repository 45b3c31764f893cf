package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.HttpReadiness;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;
import org.tenprint.vault.FileVault;

/**
 * People of a real provider at the packaged notification-service: Keycloak with the realm file, and
 * the service with the settings, that compose has.
 */
class KeycloakIT {
  private static final Path ROOT = Checkout.root();
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String CLIENT = "tenprint";
  private static final String OURS = Keycloak.REALM;
  private static final String ELSEWHERE = "elsewhere";

  @TempDir static Path folder;

  private static Keycloak keycloak;
  private static RunningStack stack;
  private static Process service;
  private static String issuer;
  private static Knock door;

  @BeforeAll
  static void start() throws IOException {
    ComposeFile compose = new ComposeFile(ROOT.resolve("docker-compose.yml"));
    Path realm = ROOT.resolve("deploy/keycloak/tenprint-realm.json");
    keycloak = Keycloak.start(compose, distribution(), realm, folder.resolve("keycloak.log"));
    Layout layout = new Layout(ROOT, folder.resolve("stack"));
    stack =
        RunningStack.start(
            new RunningStack.Plan(layout, Ports.free(), Optional.empty(), List.of()),
            System.out::println);
    keycloak.awaitReady();
    Map<String, String> environment = environment(compose, layout);
    issuer = environment.get("QUARKUS_OIDC_TOKEN_ISSUER");
    service = notificationService(environment);
    HttpReadiness readiness = new HttpReadiness();
    String management = stack.ports().managementUrl(Service.NOTIFICATION);
    Awaitility.await("notification-service")
        .atMost(LONGEST)
        .until(() -> !service.isAlive() || readiness.ready(management));
    assertTrue(service.isAlive(), () -> read(folder.resolve("service.log")));
    door = Knock.plain(stack);

    keycloak.another(ELSEWHERE, Files.readString(realm));
    keycloak.client("another");
    keycloak.person(ELSEWHERE, "ann", "author");
    keycloak.person(OURS, "ann", "author", "approver");
    keycloak.person(OURS, "rev.one", "approver", "reviewer");
    keycloak.person(OURS, "rev.two", "approver");
    keycloak.person(OURS, "nobody");
    keycloak.person(OURS, "nowhere", "{}", List.of("author", "reviewer"));
    keycloak.person(
        OURS,
        "seattle",
        "{\"office\": [\"SEA\"], \"jurisdiction\": [\"federal:WA\"]}",
        List.of("author", "reviewer"));
  }

  private static Path distribution() throws IOException {
    try (var unpacked = Files.list(ROOT.resolve("system-tests/target/keycloak"))) {
      return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  /** What compose says, but for ports, and that there is one broker and no registry. */
  private static Map<String, String> environment(ComposeFile compose, Layout layout)
      throws IOException {
    Map<String, String> environment =
        new ComposedService(
                compose,
                Service.NOTIFICATION.module(),
                layout.credentials(),
                Files.createDirectories(folder.resolve("volumes")))
            .environment();
    Ports ports = stack.ports();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers());
    environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
    environment.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(ports.of(Service.NOTIFICATION)));
    environment.put("QUARKUS_MANAGEMENT_HOST", Ports.HOST);
    environment.put(
        "QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.management().get(Service.NOTIFICATION)));
    environment.put("TENPRINT_TOPIC_REPLICATION", "1");
    // as compose's service "keys" does before the first start
    FileVault.begin(
            Path.of(environment.get("TENPRINT_VAULT_FOLDER")),
            Path.of(environment.get("TENPRINT_VAULT_KEY_ENCRYPTION")))
        .close();
    environment.remove("TENPRINT_REGISTRY_URL");
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm(OURS));
    return environment;
  }

  private static Process notificationService(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Layout.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ROOT.resolve("notification-service/target/quarkus-app/quarkus-run.jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("service.log").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  @AfterAll
  static void end() throws InterruptedException {
    if (service != null) {
      service.destroy();
      service.waitFor();
    }
    if (stack != null) {
      stack.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void aTokenIsOfOurRealmForUsOrItIsNobodys() throws IOException {
    assertEquals(401, door.get(Service.NOTIFICATION, "/instruments").statusCode());
    assertEquals(200, listed(keycloak.signIn(OURS, CLIENT, "ann").access()));
    SignIn elsewhere = keycloak.signIn(ELSEWHERE, CLIENT, "ann");
    assertNotEquals(issuer, elsewhere.claim("iss"));
    assertEquals(401, listed(elsewhere.access()), "another realm's");
    assertEquals(401, listed(keycloak.signIn(OURS, "another", "ann").access()), "for another");
    assertTrue(listed(keycloak.signIn(OURS, CLIENT, "ann").identity()) > 400, "for the client");
  }

  private static int listed(String token) throws IOException {
    return door.get(Service.NOTIFICATION, "/instruments", token).statusCode();
  }

  @Test
  void aRoleOfTheRealmIsWhatAPersonMay() throws IOException {
    String reviewer = keycloak.signIn(OURS, CLIENT, "rev.one").access();
    String author = keycloak.signIn(OURS, CLIENT, "ann").access();
    assertEquals(403, propose("ROLE-1", reviewer).statusCode());
    assertEquals(201, propose("ROLE-1", author).statusCode());
    assertEquals(200, workItems(reviewer));
    assertEquals(403, workItems(author));
    assertEquals(403, listed(keycloak.signIn(OURS, CLIENT, "nobody").access()));
  }

  @Test
  void attributesOfTheAccountSayForWhom() throws IOException {
    String nowhere = keycloak.signIn(OURS, CLIENT, "nowhere").access();
    HttpResponse<String> items = send("GET", "/work-items", Optional.empty(), nowhere);
    assertEquals(403, items.statusCode());
    assertEquals("NO_OFFICE", Keycloak.field(items.body(), "reason"));
    String seattle = keycloak.signIn(OURS, CLIENT, "seattle").access();
    assertEquals(200, workItems(seattle));
    for (String token : List.of(nowhere, seattle)) {
      HttpResponse<String> refused = propose("WHOM-1", token);
      assertEquals(403, refused.statusCode());
      assertEquals("NOT_ITS_JURISDICTION", Keycloak.field(refused.body(), "reason"));
    }
  }

  private static int workItems(String token) throws IOException {
    return send("GET", "/work-items", Optional.empty(), token).statusCode();
  }

  /** By two spellings and in two sessions; and the author stays out although the role is there. */
  @Test
  void aPersonIsIssuerAndSubjectHoweverTheySignIn() throws IOException {
    SignIn author = keycloak.signIn(OURS, CLIENT, "ann");
    assertEquals(issuer, author.claim("iss"));
    HttpResponse<String> draft = propose("FOUR-1", author.access());
    assertEquals(201, draft.statusCode(), draft.body());
    assertEquals(issuer + "#" + author.claim("sub"), Keycloak.field(draft.body(), "author"));

    HttpResponse<String> own =
        approve("FOUR-1", keycloak.signIn(OURS, CLIENT, "ANN@example.org").access());
    assertEquals(403, own.statusCode(), own.body());
    assertEquals("AUTHOR_APPROVES", Keycloak.field(own.body(), "reason"));

    SignIn first = keycloak.signIn(OURS, CLIENT, "rev.one");
    SignIn again = keycloak.signIn(OURS, CLIENT, "Rev.One");
    assertNotEquals(first.claim("sid"), again.claim("sid"), "one session");
    assertEquals(200, approve("FOUR-1", first.access()).statusCode());
    HttpResponse<String> twice = approve("FOUR-1", again.access());
    assertEquals(409, twice.statusCode(), twice.body());
    assertEquals("ALREADY_APPROVED", Keycloak.field(twice.body(), "reason"));
    assertEquals(
        200, approve("FOUR-1", keycloak.signIn(OURS, CLIENT, "rev.two").access()).statusCode());
  }

  private static HttpResponse<String> propose(String id, String token) throws IOException {
    String instrument =
        """
        {"id": "%s", "issuer": "federal", "scope": {"ori": "MA0130100"}, "edge": "share",
         "effect": "permit", "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "x"}
        """
            .formatted(id);
    return send("POST", "/instruments", Optional.of(instrument), token);
  }

  private static HttpResponse<String> approve(String id, String token) throws IOException {
    String effect = send("GET", "/instruments/" + id + "/effect", Optional.empty(), token).body();
    String seen = "{\"report\": \"" + Keycloak.field(effect, "report") + "\"}";
    return send("POST", "/instruments/" + id + "/approvals", Optional.of(seen), token);
  }

  private static HttpResponse<String> send(
      String method, String path, Optional<String> body, String token) throws IOException {
    return door.send(
        Service.NOTIFICATION,
        method,
        path,
        body,
        Map.of("Authorization", "Bearer " + token, "Tenprint-Purpose", "hold-review"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
