package org.tenprint.localstack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackException;

/** A process and its children that write without end, as a stack's; they stand still and go on. */
class FrozenTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String WRITER = "while :; do echo x >> %s; done";

  @TempDir private Path folder;
  private Layout layout;
  private Process stack;

  @BeforeEach
  void start() throws IOException {
    layout = new Layout(folder, folder.resolve("local"));
    Files.createDirectories(layout.local());
    String script =
        "("
            + WRITER.formatted(file(1))
            + ") & ("
            + WRITER.formatted(file(2))
            + ") & "
            + WRITER.formatted(file(0));
    stack = new ProcessBuilder("/bin/sh", "-c", script).start();
    Files.writeString(
        layout.local().resolve("stack.pid"),
        stack.pid() + " " + stack.info().startInstant().orElseThrow());
    Awaitility.await().atMost(LONGEST).until(this::allWrite);
  }

  @AfterEach
  void end() {
    stack.descendants().forEach(ProcessHandle::destroyForcibly);
    stack.destroyForcibly();
  }

  private Path file(int writer) {
    return folder.resolve("written-" + writer);
  }

  private long written(int writer) {
    try {
      return Files.exists(file(writer)) ? Files.size(file(writer)) : 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Long> written() {
    return List.of(written(0), written(1), written(2));
  }

  /** Each of them, more than it had. */
  private boolean allWrite() {
    List<Long> before = written();
    long limit = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < limit) {
      List<Long> now = written();
      if (now.get(0) > before.get(0) && now.get(1) > before.get(1) && now.get(2) > before.get(2)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Test
  void nothingIsWrittenUntilItIsClosed() {
    try (Frozen frozen = Frozen.of(layout)) {
      assertEquals(3, frozen.processes());
      List<Long> before = written();
      // a writer that ran would write in each of these looks
      for (int i = 0; i < 200; i++) {
        assertEquals(before, written());
        Thread.yield();
      }
    }
    assertTrue(allWrite());
  }

  @Test
  void theyGoOnWhenWhoStoppedThemIsKilled() throws IOException {
    Process freezer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Freezer.class.getName(),
                layout.local().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(freezer.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("frozen 3", said.readLine());
    List<Long> before = written();
    assertEquals(before, written());
    freezer.destroyForcibly();
    Awaitility.await().atMost(LONGEST).until(this::allWrite);
  }

  /** Stops them, says so, and stays. */
  static final class Freezer {
    public static void main(String[] arguments) throws IOException {
      Layout layout = new Layout(Path.of("."), Path.of(arguments[0]));
      try (Frozen frozen = Frozen.of(layout)) {
        System.out.println("frozen " + frozen.processes());
        System.in.read();
      }
    }
  }

  @Test
  void theyGoOnWhenWhoShouldTellThemWasEnded() {
    try (Frozen frozen = Frozen.of(layout)) {
      frozen.waker().destroyForcibly();
      frozen.waker().onExit().join();
    }
    assertTrue(allWrite());
  }

  /** As from a terminal, which tells all processes of a command. */
  @Test
  void noSignalOfATerminalEndsWhoTellsThemToGoOn() throws Exception {
    try (Frozen frozen = Frozen.of(layout)) {
      for (String signal : List.of("-INT", "-QUIT", "-TSTP", "-HUP", "-TERM")) {
        assertEquals(
            0,
            new ProcessBuilder("kill", signal, "" + frozen.waker().pid()).start().waitFor(),
            signal);
      }
      assertTrue(frozen.waker().isAlive());
    }
    assertTrue(allWrite());
  }

  @Test
  void whatAKilledStackLeftRunningIsNotTakenForNothing() throws IOException {
    Path work = Files.createDirectories(layout.local().resolve("data/kafka"));
    Frozen.nothing(layout).close();
    Process left = new ProcessBuilder("/bin/sh", "-c", "read x").directory(work.toFile()).start();
    try {
      assertThrows(StackException.class, () -> Frozen.nothing(layout));
    } finally {
      left.destroyForcibly();
      left.onExit().join();
    }
    Frozen.nothing(layout).close();
  }

  @Test
  void whereNothingRunsNothingIsStopped() {
    try (Frozen frozen = Frozen.of(new Layout(folder, folder.resolve("none")))) {
      assertEquals(0, frozen.processes());
    }
  }
}
