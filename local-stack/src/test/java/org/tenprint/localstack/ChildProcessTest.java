package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of a shell. */
@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final String UNTIL_STDIN_ENDS = "cat > /dev/null";

  @TempDir Path folder;

  private ChildProcess child;

  @AfterEach
  void end() {
    if (child != null) {
      child.kill();
    }
  }

  @Test
  void itIsReadyByItsLineAndEndsWithItsInput() {
    child = ChildProcess.startSpeaking(shell("echo READY at 1; " + UNTIL_STDIN_ENDS));
    child.awaitReadyLine(LONG);
    assertTrue(child.alive());
    assertFalse(child.endsWithin(SHORT));
    child.requestStop();
    assertTrue(child.endsWithin(LONG));
    assertEquals(0, child.exit().join());
    child.requestStop();
  }

  @Test
  void oneThatSaysAnotherThingOrNothingIsNotReadyAndItsLogIsNamed() {
    child = ChildProcess.startSpeaking(shell("echo port is taken; " + UNTIL_STDIN_ENDS));
    assertNotStarted();
    child.kill();
    child = ChildProcess.startSpeaking(shell("exit 4"));
    assertNotStarted();
    assertEquals(4, child.exit().join());
  }

  private void assertNotStarted() {
    StackException refused = assertThrows(StackException.class, () -> child.awaitReadyLine(LONG));
    assertEquals(
        "thing did not start: see thing.* in " + folder.resolve("logs"), refused.getMessage());
  }

  @Test
  void oneThatIsSilentForTooLongIsNotReady() {
    child = ChildProcess.startSpeaking(shell(UNTIL_STDIN_ENDS));
    StackException refused = assertThrows(StackException.class, () -> child.awaitReadyLine(SHORT));
    assertTrue(refused.getMessage().startsWith("thing was not ready in 0 s"));
  }

  @Test
  void oneThatDoesNotEndWhenAskedIsEnded() {
    child =
        ChildProcess.startSpeaking(
            shell("trap '' TERM; echo READY up; while true; do read x || sleep 1; done"));
    child.awaitReadyLine(LONG);
    child.stop(SHORT);
    assertFalse(child.alive());
    assertTrue(child.exit().join() != 0);
  }

  @Test
  void whatItSaysIsAddedToItsLogAndItsEnvironmentIsSet() throws IOException {
    ChildProcess.Launch launch = shell("echo said $TENPRINT_THING; echo wrong >&2; pwd");
    for (int i = 0; i < 2; i++) {
      child = ChildProcess.start(launch);
      assertTrue(child.endsWithin(LONG));
    }
    Path folder = launch.folder().toRealPath();
    assertEquals(
        List.of("said 7", "wrong", folder.toString(), "said 7", "wrong", folder.toString()),
        Files.readAllLines(launch.log()));
  }

  @Test
  void whatItWritesIsItsOwnersAlone() throws IOException {
    ChildProcess.Launch launch = shell("echo secret > kept; mkdir inner");
    child = ChildProcess.start(launch);
    assertTrue(child.endsWithin(LONG));
    assertEquals("rw-------", permissions(launch.folder().resolve("kept")));
    assertEquals("rwx------", permissions(launch.folder().resolve("inner")));
    assertEquals("rwx------", permissions(launch.folder()));
    assertEquals("rw-------", permissions(launch.log()));
  }

  @Test
  void anArgumentIsHandedOnAsItIs() throws IOException {
    ChildProcess.Launch launch =
        new ChildProcess.Launch(
            "thing",
            List.of("/bin/echo", "$HOME", "a  b", "; exit 3", "\"$@\""),
            Map.of(),
            folder.resolve("data"),
            folder.resolve("logs/thing.log"));
    child = ChildProcess.start(launch);
    assertTrue(child.endsWithin(LONG));
    assertEquals(List.of("$HOME a  b ; exit 3 \"$@\""), Files.readAllLines(launch.log()));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "a file is in the way");
    StackException refused =
        assertThrows(
            StackException.class,
            () ->
                ChildProcess.start(
                    new ChildProcess.Launch(
                        "thing",
                        List.of("/bin/true"),
                        Map.of(),
                        file.resolve("below"),
                        folder.resolve("logs/thing.log"))));
    assertTrue(refused.getMessage().startsWith("thing was not started: "), refused.getMessage());
  }

  private ChildProcess.Launch shell(String script) {
    return new ChildProcess.Launch(
        "thing",
        List.of("/bin/sh", "-c", script),
        Map.of("TENPRINT_THING", "7"),
        folder.resolve("data/thing"),
        folder.resolve("logs/thing.log"));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
