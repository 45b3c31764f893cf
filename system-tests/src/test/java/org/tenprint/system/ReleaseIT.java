package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackException;
import org.tenprint.testkit.Checkout;

/** What is handed out: one archive, unpacked somewhere, with a JDK and nothing else of ours. */
class ReleaseIT {
  private static final int PEOPLE = 6;

  @TempDir Path folder;

  private record Answer(int exitCode, String output, String errors) {}

  private final Ports ports = Ports.free();
  private int management;
  private int copies;
  private Path release;

  @BeforeEach
  void unpack() throws Exception {
    Path archive = folder.resolve("tenprint.tar.gz");
    Answer packed =
        run(Checkout.root(), Map.of("TENPRINT_AS_BUILT", "yes"), "package", archive.toString());
    assertEquals(0, packed.exitCode(), packed.errors());
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString()).start();
    assertEquals(0, tar.waitFor());
    release = folder.resolve("tenprint");
  }

  @AfterEach
  void leaveNothingRunning() throws Exception {
    stack("down");
  }

  @Test
  void theSameJarsAreTheSameArchive() throws Exception {
    Process tar = new ProcessBuilder("tar", "--version").start();
    String version = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(version.contains("GNU tar"), "skipped: needs GNU tar");
    Path again = folder.resolve("again.tar.gz");
    Answer packed =
        run(Checkout.root(), Map.of("TENPRINT_AS_BUILT", "yes"), "package", again.toString());
    assertEquals(0, packed.exitCode(), packed.errors());
    assertEquals(-1, Files.mismatch(folder.resolve("tenprint.tar.gz"), again));
  }

  @Test
  void itRunsAStackThatIsFilledOnceAndStaysSo() throws Exception {
    assertEquals(answer("version").output(), run(Checkout.root(), Map.of(), "version").output());
    for (String kept : List.of("LICENSE", "docs/schemas/Submission.avsc", "docs/asyncapi.json")) {
      assertTrue(Files.exists(release.resolve(kept)), kept);
    }
    assertEquals(0, sample("decode").exitCode(), "a recipient needs nothing but what is in it");
    assertEquals(3, answer("bench").exitCode(), "it has no sources");

    Answer up = stack("up", "--detach", "--sample");
    assertEquals(0, up.exitCode(), up.errors());
    String loaded =
        up.output().lines().filter(line -> line.contains(" instruments ")).findFirst().orElse("");
    assertTrue(
        loaded.matches(" +[1-9]\\d* instruments proposed and approved, 0 were there"), up.output());
    assertEquals(0, answer("status").exitCode(), "it knows where its stack listens");
    // whoever writes the records may do so a moment later
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> copied(TopicCatalogue.RECORDS.name()) == PEOPLE);
    assertEquals(0, stack("down").exitCode());
    Answer again = stack("up", "--detach", "--sample");
    assertEquals(0, again.exitCode(), again.errors());
    assertTrue(again.output().contains("it was loaded before"), again.output());
    assertFalse(Files.exists(release.resolve("target")), "something was built");
    everyLineOfAServiceIsJson();
  }

  /** The switch was on: each line is an object, with what a collector asks for. */
  private void everyLineOfAServiceIsJson() throws Exception {
    for (Service service : Service.values()) {
      List<String> lines =
          Files.readAllLines(release.resolve(".local/logs/" + service.module() + ".log"));
      assertFalse(lines.isEmpty(), service.module());
      for (String line : lines) {
        JsonNode said = new ObjectMapper().readTree(line);
        for (String field : List.of("timestamp", "level", "loggerName", "message")) {
          assertTrue(said.hasNonNull(field), line);
        }
      }
    }
  }

  private long copied(String topic) throws Exception {
    Path copy = folder.resolve("copy-" + ++copies);
    Answer replayed =
        answer(
            ("audit replay --from 1970-01-01T00:00:00Z --to 2999-01-01T00:00:00Z --purpose test"
                    + " --bootstrap-servers %s --topic %s --out %s")
                .formatted(ports.bootstrapServers(), topic, copy)
                .split(" "));
    assertEquals(0, replayed.exitCode(), replayed.errors());
    try (var files = Files.list(copy)) {
      Path file =
          files.filter(f -> f.getFileName().toString().startsWith(topic)).findFirst().orElseThrow();
      return Files.readAllLines(file).size();
    }
  }

  /** The sample recipient in Java, as its page says that it is run. */
  private Answer sample(String verb) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes = release.resolve(".local/recipient");
    SampleLanguage.compile(release, "audit-cli/target/lib/*", classes);
    Path errors = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(
                java.toString(), "-cp", classes + ":audit-cli/target/lib/*", "Recipient", verb)
            .directory(release.toFile())
            .redirectInput(Files.createTempFile(folder, "in", "").toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output, Files.readString(errors));
  }

  private Answer answer(String... verb) throws Exception {
    return run(release, Map.of(), verb);
  }

  private Answer stack(String... verb) throws Exception {
    List<String> arguments = new ArrayList<>(Arrays.asList(verb));
    arguments.addAll(List.of("--kafka-port", String.valueOf(ports.kafka())));
    arguments.addAll(List.of("--postgres-port", String.valueOf(ports.postgres())));
    for (Service service : Service.values()) {
      String option = "--" + service.name().toLowerCase(Locale.ROOT) + "-port";
      arguments.addAll(List.of(option, String.valueOf(ports.of(service))));
    }
    arguments.addAll(List.of("--management-port", String.valueOf(management())));
    return run(release, Map.of("TENPRINT_LOG_JSON", "true"), arguments.toArray(String[]::new));
  }

  /** The first of four ports, one after the other, that nobody has at this moment. */
  private int management() {
    while (management == 0) {
      Ports free = Ports.free();
      try {
        Ports wanted =
            new Ports(
                free.kafka(),
                free.postgres(),
                free.services(),
                Ports.managementFrom(Ports.free().kafka()));
        wanted.requireFree();
        management = wanted.management().get(Service.BOOKING);
      } catch (StackException taken) {
        // another four
      }
    }
    return management;
  }

  /** As a stranger runs it: no environment but where programs and the JDK are. */
  private Answer run(Path home, Map<String, String> more, String... verb) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", home.resolve("tenprint").toString()));
    command.addAll(List.of(verb));
    Path errors = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(more);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output, Files.readString(errors));
  }
}
