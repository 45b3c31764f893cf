package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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
}
