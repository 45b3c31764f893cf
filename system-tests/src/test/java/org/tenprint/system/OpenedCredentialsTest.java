package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.testkit.Checkout;

/** Compose's containers are given the files that they need, and nobody is given the authority. */
class OpenedCredentialsTest {
  /** Notes each file with what is done to its access. */
  private static final String SETFACL =
      """
      #!/bin/sh
      done=$1
      entry=$2
      shift 2
      for file in "$@"; do echo "$done $entry $file" >> "$NOTED"; done
      """;

  @TempDir private Path folder;

  private void opened(Path credentials) throws Exception {
    Path setfacl = Files.createDirectories(folder.resolve("bin")).resolve("setfacl");
    Files.writeString(setfacl, SETFACL);
    assertTrue(setfacl.toFile().setExecutable(true));
    String script = Checkout.root().resolve("deploy/open-credentials.sh").toString();
    ProcessBuilder opens = new ProcessBuilder("sh", script, credentials.toString()).inheritIO();
    Map<String, String> environment = opens.environment();
    environment.put("PATH", setfacl.getParent() + ":" + environment.get("PATH"));
    environment.put("NOTED", folder.resolve("noted").toString());
    Process run = opens.start();
    assertTrue(run.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, run.exitValue());
  }

  private Set<String> of(String done, Path credentials) throws IOException {
    Set<String> files = new TreeSet<>();
    for (String line : Files.readAllLines(folder.resolve("noted"))) {
      if (line.startsWith(done + " ")) {
        Path file = Path.of(line.substring(done.length() + 1));
        files.add(credentials.relativize(file).toString());
      }
    }
    return files;
  }

  @Test
  void everybodyIsGivenTheirOwnAndTheAuthorityStaysClosed() throws Exception {
    Path credentials = folder.resolve("credentials");
    CredentialStore store = new CredentialStore(credentials, Clock.systemUTC());
    CredentialStore.Place place = new CredentialStore.Place("127.0.0.1:1", List.of("127.0.0.1"));
    for (String principal :
        List.of(
            "broker:1",
            "deployment:tenprint",
            "operator:local",
            "service:booking-service",
            "agency:MA0130100",
            "record-owner:registry")) {
      store.issue(Principal.parse(principal), place);
    }
    store.people();
    opened(credentials);

    Set<String> brokers = of("-m u:1000:rX", credentials);
    assertTrue(brokers.contains("broker/1/client.pem"), brokers.toString());
    assertTrue(brokers.stream().allMatch(file -> file.startsWith("broker")), brokers.toString());

    Set<String> ours = of("-m u:10001:rX", credentials);
    for (String needed :
        List.of(
            "ca/ca.pem",
            "service/booking-service/signing.pem",
            "deployment/tenprint/client.pem",
            "revoked/holders",
            "agency/MA0130100/credential.properties",
            "ca",
            "issuer")) {
      assertTrue(ours.contains(needed), needed + " of " + ours);
    }
    Set<String> walked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(credentials)) {
      for (Path file : files.toList()) {
        String name = credentials.relativize(file).toString();
        walked.add(name);
        boolean known =
            Files.isDirectory(file)
                || name.endsWith("/credential.properties")
                || name.equals("ca/ca.pem")
                || name.matches("(service|deployment|revoked|signers)/.*");
        assertEquals(known, ours.contains(name), name);
      }
    }
    for (String secret :
        List.of("ca/ca.key.pem", "issuer/issuer.key.pem", "agency/MA0130100/key.pem")) {
      assertTrue(walked.contains(secret), secret + " is not there");
      assertFalse(ours.contains(secret) || brokers.contains(secret), secret);
    }
    assertEquals(less(walked, brokers), of("-x u:1000", credentials), "what was opened before");
    assertEquals(less(walked, ours), of("-x u:10001", credentials), "what was opened before");
  }

  /** What is given is never taken, not for a moment: a door that cannot read lets nobody in. */
  private static Set<String> less(Set<String> all, Set<String> given) {
    Set<String> less = new TreeSet<>(all);
    less.removeAll(given);
    return less;
  }

  /** The head of the file is what whoever deploys it types. */
  @Test
  void composeSaysThisAndNothingThatOpensTheWholeFolder() throws IOException {
    String compose = Files.readString(Checkout.root().resolve("docker-compose.yml"));
    assertTrue(compose.contains("#     deploy/open-credentials.sh\n"));
    assertFalse(compose.contains("setfacl"), "opens by hand");
    assertTrue(Files.isExecutable(Checkout.root().resolve("deploy/open-credentials.sh")));
  }
}
