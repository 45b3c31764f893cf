package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchesTest {
  private static final Ports PORTS =
      new Ports(
          11,
          12,
          Map.of(
              Service.BOOKING, 21,
              Service.BIOMETRIC, 22,
              Service.IMMIGRATION, 23,
              Service.NOTIFICATION, 24),
          Ports.managementFrom(31));

  @TempDir static Path folder;

  private static Layout layout;

  /** Renewed once, as at a start: the tests look at what is launched, and change nothing. */
  private static Identities identities;

  @BeforeAll
  static void build() throws IOException {
    layout = new Layout(folder, folder.resolve("local"));
    for (String module : List.of("local-stack", "embedded-broker")) {
      Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
      Files.createFile(target.resolve(module + "-0.1.0.jar"));
    }
    for (Service service : Service.values()) {
      Path runner = folder.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
      Files.createDirectories(runner.getParent());
      Files.createFile(runner);
    }
    identities = Identities.renewed(layout, PORTS.bootstrapServers(), line -> {});
  }

  @Test
  void eachServiceHasItsPortsOnLoopbackAndItsOwnIdentity() {
    Set<String> keys = new HashSet<>();
    for (Service service : Service.values()) {
      Map<String, String> environment = launches(Optional.empty()).environment(service);
      assertEquals("127.0.0.1", environment.get("QUARKUS_HTTP_HOST"));
      assertEquals("127.0.0.1", environment.get("QUARKUS_MANAGEMENT_HOST"));
      assertEquals(
          String.valueOf(PORTS.of(service)),
          environment.get("QUARKUS_HTTP_SSL_PORT"),
          service.name());
      assertEquals(
          String.valueOf(PORTS.management().get(service)),
          environment.get("QUARKUS_MANAGEMENT_PORT"));
      assertEquals("127.0.0.1:11", environment.get("KAFKA_BOOTSTRAP_SERVERS"));
      assertFalse(environment.containsKey("TENPRINT_REFERENCE_DIR"));
      keys.add(environment.get("KAFKA_SSL_KEYSTORE_LOCATION"));
    }
    assertEquals(4, keys.size());
    keys.forEach(key -> assertTrue(Files.exists(Path.of(key)), key));
  }

  @Test
  void aBrokerStartsByTheArchiveOfItsClassesWhereThereIsOne() throws IOException {
    assertEquals(List.of(), archives());
    Path archive = folder.resolve("embedded-broker/target/broker.jsa");
    Files.createFile(archive);
    try {
      assertEquals(List.of("-XX:SharedArchiveFile=" + archive), archives());
    } finally {
      Files.delete(archive);
    }
  }

  private List<String> archives() {
    return launches(Optional.empty()).kafka().get(0).command().stream()
        .filter(one -> one.contains("Archive"))
        .toList();
  }

  @Test
  void onlyWhoHasTheDatabaseIsToldOfIt() {
    for (Service service : Service.values()) {
      Map<String, String> environment = launches(Optional.empty()).environment(service);
      boolean has = service == Service.IMMIGRATION;
      assertEquals(has, environment.containsKey("QUARKUS_DATASOURCE_JDBC_URL"), service.name());
      assertEquals(has, environment.containsKey("SMALLRYE_CONFIG_LOCATIONS"), service.name());
    }
  }

  @Test
  void noPasswordStandsInACommandLineOrAnEnvironment() throws IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(layout.secrets());
    List<String> passwords = List.of(secrets.administrator(), secrets.service());
    Launches launches = launches(Optional.empty());
    for (ChildProcess.Launch launch :
        List.of(
            launches.kafka().get(0), launches.postgres(), launches.service(Service.IMMIGRATION))) {
      String seen = launch.command() + " " + launch.environment();
      passwords.forEach(password -> assertFalse(seen.contains(password), launch.name()));
    }
  }

  @Test
  void whoRunsOutOfMemoryEndsAndEveryChildEndsWithItsParent() {
    for (Service service : Service.values()) {
      List<String> command = launches(Optional.empty()).service(service).command();
      assertTrue(command.contains("-XX:+ExitOnOutOfMemoryError"), command.toString());
      assertTrue(command.contains("-XX:-OmitStackTraceInFastThrow"), command.toString());
      assertTrue(
          command.stream().anyMatch(flag -> flag.matches("-javaagent:.*local-stack-0.1.0.jar")),
          command.toString());
      assertTrue(command.stream().anyMatch(flag -> flag.startsWith("-Xmx")), command.toString());
    }
  }

  @Test
  void noKeyInMemoryIsBehindAStretchedPassword() {
    Launches launches = launches(Optional.empty());
    assertTrue(launches.kafka().get(0).command().contains(Layout.UNSTRETCHED));
    for (Service service : Service.values()) {
      assertTrue(launches.service(service).command().contains(Layout.UNSTRETCHED));
    }
  }

  @Test
  void theReferenceDataAreThoseThatAreNamed() {
    Path named = folder.resolve("reference");
    for (Service service : Service.values()) {
      assertEquals(
          named.toString(),
          launches(Optional.of(named)).environment(service).get("TENPRINT_REFERENCE_DIR"));
    }
  }

  @Test
  void noTwoChildrenShareAFolderOrALog() {
    Launches launches = launches(Optional.empty());
    Set<Path> places = new HashSet<>();
    int all = 0;
    for (Service service : Service.values()) {
      ChildProcess.Launch launch = launches.service(service);
      places.addAll(List.of(launch.folder(), launch.log()));
      assertNotEquals(layout.log(service.module()), launch.log(), "the service's own log");
      all += 2;
    }
    for (ChildProcess.Launch launch : List.of(launches.kafka().get(0), launches.postgres())) {
      places.addAll(List.of(launch.folder(), launch.log()));
      all += 2;
    }
    assertEquals(all, places.size());
  }

  /** The second compiler is for what lasts, and for who matches while somebody looks on. */
  @Test
  void whoRunsForLongHasBothCompilers() {
    assertEquals(Set.of(), withBoth(Stay.BRIEFLY));
    assertEquals(Set.of(Service.BIOMETRIC), withBoth(Stay.SHOWN));
    assertEquals(Set.of(Service.values()), withBoth(Stay.LASTING));
    for (Stay stay : Stay.values()) {
      List<String> broker = launches(stay).kafka().get(0).command();
      assertEquals(stay == Stay.BRIEFLY, broker.containsAll(Stay.FIRST_COMPILER), stay.name());
    }
  }

  private Launches launches(Stay stay) {
    return new Launches(plan(Optional.empty()), identities, stay);
  }

  private Set<Service> withBoth(Stay stay) {
    Launches launches = launches(stay);
    return Arrays.stream(Service.values())
        .filter(one -> !launches.service(one).command().containsAll(Stay.FIRST_COMPILER))
        .collect(Collectors.toSet());
  }

  private Launches launches(Optional<Path> reference) {
    return new Launches(plan(reference), identities, Stay.BRIEFLY);
  }

  private RunningStack.Plan plan(Optional<Path> reference) {
    return new RunningStack.Plan(layout, PORTS, reference, Set.of());
  }
}
