package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** What the page makes secrets and config maps of has the files that the services are told. */
class ManifestFilesTest {
  /** Keys of a secret or config map, which is what file names become. */
  private static final String KEY = "[-._a-zA-Z0-9]{1,253}";

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyFileThatAServiceIsToldIsOneThatIsIssued(Service service, @TempDir Path folder)
      throws IOException {
    CredentialStore store = new CredentialStore(folder, Clock.systemUTC());
    Path issued =
        store
            .issue(
                Principal.parse("service:" + service.module()),
                new CredentialStore.Place("kafka:9092", List.of(service.module())))
            .folder();
    Map<String, Path> mounts =
        Map.of(
            "/etc/tenprint/credential", issued,
            "/etc/tenprint/revoked", store.revoked().getParent(),
            "/etc/tenprint/signers", folder.resolve("signers"));
    Map<String, String> told = told(service);
    int count = 0;
    for (Map.Entry<String, Path> mount : mounts.entrySet()) {
      becomesKeys(mount.getValue());
      for (String place : told.values()) {
        if (place.startsWith(mount.getKey())) {
          count++;
          Path file = Path.of(mount.getValue() + place.substring(mount.getKey().length()));
          assertTrue(Files.exists(file), place + " is not issued");
        }
      }
    }
    assertEquals(6, count, told.toString());
  }

  /** No setting of a service moves what the probes ask for. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void healthIsToldWhereTheProbesAsk(Service service) throws IOException {
    for (String file :
        List.of(
            "messaging/src/main/resources/META-INF/microprofile-config.properties",
            "doorway/src/main/resources/META-INF/microprofile-config.properties",
            service.module() + "/src/main/resources/application.properties")) {
      for (String line : Files.readAllLines(Checkout.root().resolve(file))) {
        assertTrue(
            !line.matches(".*(root-path|smallrye-health\\.|management\\.(ssl|tls)).*"),
            file + ": " + line);
      }
    }
  }

  private static Map<String, String> told(Service service) throws IOException {
    Manifests manifests = Manifests.read();
    return manifests.environment(
        manifests
            .find("StatefulSet", service.module())
            .orElseThrow()
            .at("/spec/template/spec/containers/0"));
  }

  /** A folder below would be left out in silence, and another name refused. */
  private static void becomesKeys(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      files.forEach(
          file ->
              assertTrue(
                  Files.isRegularFile(file) && file.getFileName().toString().matches(KEY),
                  file.toString()));
    }
  }
}
