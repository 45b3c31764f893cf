package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** What lies in the package of a service: its door is closed, and nothing of the tests is in it. */
@Execution(ExecutionMode.CONCURRENT)
class PackagedDoorsIT {
  private static final Set<String> FILES =
      Set.of("application.properties", "META-INF/microprofile-config.properties");

  @TempDir Path folder;

  private final Map<String, String> settings = new TreeMap<>();
  private final Set<String> classes = new TreeSet<>();

  private void read(Service service) throws IOException {
    Path app = Checkout.root().resolve(service.module()).resolve("target/quarkus-app");
    try (Stream<Path> files = Files.walk(app)) {
      for (Path jar : files.filter(PackagedDoorsIT::ours).toList()) {
        read(jar);
      }
    }
    assertTrue(settings.size() > 40, settings.keySet().toString());
  }

  private static boolean ours(Path file) {
    return file.getFileName().toString().matches("(org\\.tenprint\\.)?.*-0\\.1\\.0-SNAPSHOT\\.jar");
  }

  private void read(Path jar) throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      for (var entries = open.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (entry.getName().endsWith(".class")) {
          classes.add(entry.getName());
        }
        if (FILES.contains(entry.getName())) {
          Properties read = new Properties();
          try (InputStream in = open.getInputStream(entry)) {
            read.load(in);
          }
          read.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void whatIsPackagedIsClosed(Service service) throws IOException {
    read(service);
    assertEquals("disabled", settings.get("quarkus.http.insecure-requests"));
    assertEquals("request", settings.get("quarkus.http.ssl.client-auth"));
    assertEquals("door", settings.get("%prod.quarkus.http.tls-configuration-name"));
    assertEquals("TLSv1.3", settings.get("%prod.quarkus.tls.door.protocols"));
    assertEquals("SSL", settings.get("kafka.security.protocol"));
    assertEquals("false", settings.get("quarkus.http.http2"));
    assertEquals("127.0.0.1", settings.get("quarkus.management.host"));
    settings.forEach(
        (key, value) -> {
          boolean walls =
              key.matches(".*(insecure-requests|client-auth|security\\.protocol|trust-all).*");
          assertTrue(!walls || key.startsWith("%test.") || closed(value), key + "=" + value);
          assertFalse(key.contains("quarkus.security.auth.enabled"), key);
          assertFalse(key.contains("quarkus.http.auth.permission"), key);
        });
  }

  private static boolean closed(String value) {
    return Set.of("disabled", "request", "required", "SSL", "${kafka.security.protocol}")
        .contains(value);
  }

  /** Each setting would let somebody in who is not certified, or read what goes in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dquarkus.http.insecure-requests=enabled",
        "-Dquarkus.http.insecure-requests=redirect",
        "-Dquarkus.http.http2=true",
        "-Dquarkus.tls.door.protocols=TLSv1.2,TLSv1.3",
        "-Dquarkus.profile=test",
        "-Dkafka.security.protocol=PLAINTEXT",
        "-Dkafka-streams.security.protocol=PLAINTEXT",
        "-Dkafka.tenprint.signers=",
        "-Dquarkus.oidc.token.audience=any",
        "-Dquarkus.oidc.x.auth-server-url=https://idp.example/realms/x"
      })
  void aServiceWhoseDoorASettingOpensDoesNotStart(String setting) throws Exception {
    Credential own =
        new CredentialStore(folder.resolve("credentials"), Clock.systemUTC())
            .issue(
                Principal.ofService("biometric-service"),
                new CredentialStore.Place("127.0.0.1:1", List.of("127.0.0.1")));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                setting,
                "-Ddoor.credential=" + own.folder(),
                "-Dquarkus.http.ssl-port=0",
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0",
                "-Dkafka.bootstrap.servers=127.0.0.1:1",
                "-Dquarkus.kafka-streams.topics-timeout=0",
                "-Dtenprint.state-dir=" + folder.resolve("state"),
                "-jar",
                Checkout.root()
                    .resolve("biometric-service/target/quarkus-app/quarkus-run.jar")
                    .toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it runs");
      String said = Files.readString(log);
      assertTrue(
          said.contains("HTTP is answered over TLS 1.3 alone")
              || said.contains("Kafka is spoken over TLS alone")
              || said.contains("People are believed by tokens of one issuer"),
          said);
      assertTrue(process.exitValue() != 0);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void nothingOfTheTestsIsPackaged(Service service) throws IOException {
    read(service);
    assertTrue(classes.stream().anyMatch(name -> name.endsWith("doorway/Strangers.class")));
    assertEquals(
        Set.of(),
        classes.stream()
            .filter(name -> name.matches(".*/(Test[A-Z]\\w*|\\w+IT|\\w+Test)\\.class"))
            .collect(TreeSet::new, Set::add, Set::addAll));
  }
}
