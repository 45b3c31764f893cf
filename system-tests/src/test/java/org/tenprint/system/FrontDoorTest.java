package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./tenprint} answers by itself, without anything built. */
class FrontDoorTest {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));

  private record Answer(int exitCode, String output) {}

  private static Answer ask(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", ROOT.resolve("tenprint").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it does not end");
      return new Answer(process.exitValue(), output);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "-V", "--version", "demo -V", "audit show --version"})
  void theVersionIsToldWhereverItIsAskedFor(String line) throws Exception {
    Answer answer = ask(line.split(" "));
    assertEquals(0, answer.exitCode(), answer.output());
    assertTrue(
        answer.output().matches("tenprint \\d+\\.\\d+\\.\\d+\\S*( \\([0-9a-z.-]+\\))?"),
        answer.output());
  }

  @Test
  void anUnknownVerbIsAWrongCommandLine() throws Exception {
    Answer answer = ask("demonstrate");
    assertEquals(2, answer.exitCode());
    assertTrue(answer.output().endsWith("tenprint: unknown verb demonstrate"), answer.output());
  }

  /** Who builds for the first time waits for minutes, and sees meanwhile that something is done. */
  @Test
  void aBuildIsToldWhileItRunsAndItsEndIsOneLine(@TempDir Path checkout) throws Exception {
    Files.copy(ROOT.resolve("tenprint"), checkout.resolve("tenprint"));
    Files.createDirectories(checkout.resolve("local-stack"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.writeString(checkout.resolve("local-stack/pom.xml"), "<project/>");
    Path maven = checkout.resolve("mvnw");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        echo '[INFO] Building Tenprint 0.1.0-SNAPSHOT                      [1/22]'
        for file in $(seq 100); do echo "[INFO] Downloaded from central: $file"; done
        echo '[INFO] Building Tenprint :: events 0.1.0-SNAPSHOT            [3/22]'
        cat
        echo '[ERROR] it does not compile'
        exit 1
        """);
    assertTrue(maven.toFile().setExecutable(true));
    ProcessBuilder door =
        new ProcessBuilder("bash", checkout.resolve("tenprint").toString(), "ops");
    door.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = door.redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> told = new ArrayList<>();
      assertTimeoutPreemptively(
          Duration.ofMinutes(1),
          () -> {
            for (int i = 0; i < 3; i++) {
              told.add(output.readLine());
            }
          },
          "nothing is told before the build is over");
      assertEquals(List.of("  100 files downloaded", "  events [3/22]"), told.subList(1, 3));
      process.getOutputStream().close();
      List<String> rest = output.lines().toList();
      assertEquals(
          List.of(
              "[ERROR] it does not compile",
              "tenprint: the build failed: see " + checkout.resolve("target/built/build.log")),
          rest);
      assertEquals(3, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }
}
