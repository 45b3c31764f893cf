package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

class ComposeFileTest {

  private static final Path ROOT = Checkout.root();

  private final ComposeFile compose;

  ComposeFileTest() throws IOException {
    compose = new ComposeFile(ROOT.resolve("docker-compose.yml"));
  }

  @Test
  void everyImageIsPinnedToAVersion() {
    Map<String, String> loose = new TreeMap<>();
    for (String service : compose.services().keySet()) {
      if (!pinned(compose.image(service))) {
        loose.put(service, compose.image(service));
      }
    }
    assertEquals(Map.of(), loose);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kafka", "kafka:latest", "kafka:4", "host:5000/kafka", "kafka:4.1-latest"})
  void whatIsNotPinnedIsSeen(String image) {
    assertFalse(pinned(image), image);
  }

  @Test
  void everyBaseImageIsPinnedAndNoneRunsAsRoot() throws IOException {
    for (String service : compose.services().keySet()) {
      if (compose.build(service).isPresent()) {
        Path file = ROOT.resolve(compose.build(service).get().context()).resolve("Dockerfile");
        List<String> lines = Files.readAllLines(file);
        List<String> bases = lines.stream().filter(line -> line.startsWith("FROM ")).toList();
        assertEquals(1, bases.size(), file.toString());
        assertTrue(pinned(bases.get(0).substring("FROM ".length())), bases.get(0));
        assertTrue(
            lines.stream().anyMatch(line -> line.matches("USER [1-9][0-9]+")), "no user: " + file);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyVariableOfAServiceSetsSomethingThatTheServiceKnows(Service service) throws IOException {
    Set<String> unknown = new TreeSet<>(compose.environment(service.module()).keySet());
    assertFalse(unknown.isEmpty(), "no environment");
    unknown.removeAll(new ServiceSettings(ROOT, service.module()).variables());
    assertEquals(Set.of(), unknown);
  }

  /** What lies under .local where the local stack runs does not lie there in a container. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void everyPlaceOfTheLocalStackIsAnotherInAContainer(Service service) throws IOException {
    Set<String> places = new ServiceSettings(ROOT, service.module()).localPlaces();
    assertTrue(places.size() > 5, places.toString());
    places.removeAll(compose.environment(service.module()).keySet());
    assertEquals(Set.of(), places);
  }

  /** Who decides by reference data goes by the sample where that is said, or by its own. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void thatTheSampleDecidesIsSaid(Service service) {
    Object said = compose.environment(service.module()).get("TENPRINT_REFERENCE_SAMPLE");
    assertEquals(service == Service.BIOMETRIC ? null : "true", said);
  }

  @Test
  void theKeycloakThatIsTriedIsTheOneThatIsStarted() throws IOException {
    String pom = Files.readString(ROOT.resolve("system-tests/pom.xml"));
    String tried = pom.replaceAll("(?s).*<keycloak.version>([^<]+)<.*", "$1");
    assertEquals("quay.io/keycloak/keycloak:" + tried, compose.image("keycloak"));
  }

  @Test
  void theRegistryThatIsTriedIsTheOneThatIsStarted() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String tried = pom.replaceAll("(?s).*<apicurio-registry.version>([^<]+)<.*", "$1");
    assertEquals("apicurio/apicurio-registry:" + tried, compose.image("registry"));
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyServiceIsBuiltHereWaitsForItsTopicsAndIsWatched(Service service) throws IOException {
    assertEquals(
        Optional.of(new ComposeFile.Build(".", Map.of("SERVICE", service.module()))),
        compose.build(service.module()));
    Map<String, Object> declared = compose.services().get(service.module());
    assertEquals("build", declared.get("pull_policy"), "an image of that name from elsewhere");
    assertTrue(
        String.valueOf(declared.get("mem_limit")).matches("[1-9]g"),
        "a heap is a share of the memory: of which?");
    assertEquals(List.of("ALL"), declared.get("cap_drop"));
    assertEquals(List.of("no-new-privileges:true"), declared.get("security_opt"));
    assertTrue(compose.dependsOn(service.module()).contains("topics"));
    assertFalse(Files.exists(ROOT.resolve(service.module()).resolve("Dockerfile")));
    String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
    for (String copied : List.of("lib/", "quarkus/", "app/", "quarkus-run.jar")) {
      assertTrue(
          dockerfile.contains("COPY ${SERVICE}/target/quarkus-app/" + copied), "without " + copied);
    }
    assertTrue(dockerfile.contains("HEALTHCHECK"), "no health check");
    assertTrue(dockerfile.contains("/q/health/ready"), "alive is not ready");
  }

  /** Nobody's growth or log is everybody's end, and no image of ours is looked for elsewhere. */
  @Test
  void everyContainerIsBoundedAndWhatIsOursIsBuiltHere() {
    assertTrue(compose.services().size() > 10);
    compose
        .services()
        .forEach(
            (name, declared) -> {
              assertTrue(
                  String.valueOf(declared.get("mem_limit")).matches("[1-9]\\d*[mg]"),
                  name + " may take all the memory");
              assertTrue(
                  String.valueOf(declared.get("logging")).contains("max-size"),
                  name + " may write a log of any length");
              if (compose.image(name).startsWith("tenprint/")) {
                assertEquals("build", declared.get("pull_policy"), name);
                assertTrue(compose.build(name).isPresent(), name);
              }
            });
  }

  @Test
  void everythingNamedIsThere() {
    for (String service : compose.services().keySet()) {
      for (String other : compose.dependsOn(service)) {
        assertTrue(compose.services().containsKey(other), service + " waits for " + other);
      }
      for (String volume : compose.list(service, "volumes")) {
        String source = volume.substring(0, volume.indexOf(':'));
        assertTrue(
            source.startsWith("./")
                ? source.startsWith("./deploy/credentials") || Files.exists(ROOT.resolve(source))
                : compose.volumes().contains(source),
            service + " mounts " + source);
      }
    }
  }

  @Test
  void everythingIsPublishedOnLoopbackAndNoPortTwice() {
    Set<String> published = new HashSet<>();
    for (String service : compose.services().keySet()) {
      for (String port : compose.list(service, "ports")) {
        assertTrue(port.startsWith("127.0.0.1:"), service + " publishes " + port);
        assertTrue(published.add(port.split(":")[1]), port + " twice");
      }
    }
  }

  @Test
  void noPasswordHasADefaultAndTheFileOfPasswordsIsNotCommitted() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String service : compose.services().keySet()) {
      compose
          .environment(service)
          .forEach(
              (name, value) -> {
                if (name.contains("PASSWORD")) {
                  assertTrue(required(value.toString()), service + " " + name);
                  asked.add(value.toString().replaceAll("^\\$\\{([A-Z_]+).*", "$1"));
                }
              });
    }
    assertTrue(asked.size() >= 4, asked.toString());
    String example = Files.readString(ROOT.resolve(".env.example"));
    for (String name : asked) {
      assertTrue(example.lines().anyMatch((name + "=")::equals), name + " is not in .env.example");
    }
    assertTrue(Files.readAllLines(ROOT.resolve(".gitignore")).contains(".env"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenprint", "${X:-tenprint}", "${X-}", "${X}", "", "${X:?}a"})
  void aPasswordWithADefaultIsSeen(String value) {
    assertFalse(required(value), value);
  }

  /** Compose starts nothing unless the variable is set. */
  private static boolean required(String value) {
    return value.matches("\\$\\{[A-Z_]+:\\?[^}]*}");
  }

  @Test
  void threeBrokersKeepEachRecordTwiceBeforeItIsAcknowledged() {
    Map<String, Object> ids = new HashMap<>();
    for (String broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
      Map<String, Object> environment = compose.environment(broker);
      ids.put(broker, environment.get("KAFKA_NODE_ID"));
      assertEquals("3", environment.get("KAFKA_DEFAULT_REPLICATION_FACTOR"));
      assertEquals("2", environment.get("KAFKA_MIN_INSYNC_REPLICAS"));
      assertEquals("2", environment.get("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"));
      assertEquals("false", environment.get("KAFKA_AUTO_CREATE_TOPICS_ENABLE"));
      assertEquals("false", environment.get("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE"));
      assertEquals("525600", environment.get("KAFKA_OFFSETS_RETENTION_MINUTES"));
    }
    assertEquals(Map.of("kafka-1", "1", "kafka-2", "2", "kafka-3", "3"), ids);
  }

  @Test
  void everyListenerOfEveryBrokerAsksWhoIsThereAndNothingIsPermittedByItself() {
    for (String broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
      Map<String, Object> environment = compose.environment(broker);
      assertEquals(
          "INTERNAL:SSL,CONTROLLER:SSL,HOST:SSL",
          environment.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"));
      assertEquals("required", environment.get("KAFKA_SSL_CLIENT_AUTH"));
      assertEquals("false", environment.get("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND"));
      assertEquals(
          "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
          environment.get("KAFKA_AUTHORIZER_CLASS_NAME"));
      int all = number(environment, "KAFKA_MAX_CONNECTIONS");
      int published = number(environment, "KAFKA_LISTENER_NAME_HOST_MAX_CONNECTIONS");
      assertTrue(published < all, "clients from outside may take the brokers' own connections");
      assertTrue(number(environment, "KAFKA_MAX_CONNECTIONS_PER_IP") < published);
      assertTrue(
          number(environment, "KAFKA_LISTENER_NAME_HOST_MAX_CONNECTION_CREATION_RATE")
              < number(environment, "KAFKA_MAX_CONNECTION_CREATION_RATE"));
    }
    for (Service service : Service.values()) {
      assertTrue(compose.dependsOn(service.module()).contains("access"), service.module());
    }
  }

  private static int number(Map<String, Object> environment, String name) {
    return Integer.parseInt(String.valueOf(environment.get(name)));
  }

  @Test
  void anEnvironmentVariableIsMadeOfItsKey() {
    assertEquals(
        "QUARKUS_DATASOURCE_JDBC_URL", ServiceSettings.variable("quarkus.datasource.jdbc.url"));
    assertEquals("TENPRINT_STATE_DIR", ServiceSettings.variable("tenprint.state-dir"));
  }

  /** A tag with at least two numbers, and no word that moves. */
  private static boolean pinned(String image) {
    String tag = image.substring(image.lastIndexOf('/') + 1);
    return tag.matches("[a-z-]+:v?[0-9]+\\.[0-9]+[a-z0-9._-]*") && !tag.contains("latest");
  }
}
