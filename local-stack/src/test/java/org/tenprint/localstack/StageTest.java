package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and what opens them do not stay in one folder, however a backup or a restore ends. */
class StageTest {
  @TempDir private Path folder;
  private Layout layout;

  @BeforeEach
  void aStack() throws IOException {
    layout = new Layout(folder, folder.resolve("local"));
    Files.createDirectories(layout.local());
  }

  private List<Path> stages() {
    return List.of(layout.local().resolve("backup.stage"), folder.resolve("local.restoring"));
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAtTheNextStart() throws IOException {
    for (Path stage : stages()) {
      Files.createDirectories(stage.resolve("SECRETS"));
      Files.writeString(stage.resolve("SECRETS/0"), "key");
    }
    StackClaim.toRun(layout).close();
    for (Path stage : stages()) {
      assertFalse(Files.exists(stage), stage.toString());
    }
    assertTrue(Files.isDirectory(layout.local()));
  }

  @Test
  void oneThatIsInUseStaysAndNobodyElseTakesIt() throws IOException {
    try (Stage backup = Stage.forBackup(layout);
        Stage restore = Stage.forRestore(layout)) {
      assertEquals(stages(), List.of(backup.folder(), restore.folder()));
      Files.writeString(backup.create("DATA").resolve("0"), "page");
      assertThrows(StackException.class, () -> Stage.forBackup(layout));
      Stage.sweep(layout);
      assertEquals("page", Files.readString(backup.folder().resolve("DATA/0")));
    }
    for (Path stage : stages()) {
      assertFalse(Files.exists(stage), stage.toString());
    }
  }

  @Test
  void aWholeOneIsMovedWithoutATrace() throws IOException {
    Path target = folder.resolve("other");
    try (Stage stage = Stage.forRestore(layout)) {
      Files.writeString(stage.create("keys").resolve("keys.db"), "wrapped");
      stage.moveTo(target);
    }
    try (var files = Files.walk(target)) {
      assertEquals(
          List.of("", "keys", "keys/keys.db"),
          files.map(file -> target.relativize(file).toString()).sorted().toList());
    }
  }

  /** Between two renames there is no folder, or not yet what lay in it. */
  @Test
  void noStackIsStartedWhileARestorePutsAnotherInItsPlace() throws IOException {
    Files.move(layout.local(), StackClaim.before(layout));
    assertThrows(StackException.class, () -> StackClaim.toRun(layout));
    assertFalse(Files.exists(layout.local()), "it would be in the way");
    Files.move(StackClaim.before(layout), layout.local());
    StackClaim.toRun(layout).close();
  }

  @Test
  void whatIsBeingRemovedIsNotMoved() throws IOException {
    Path target = folder.resolve("other");
    try (Stage stage = Stage.forRestore(layout)) {
      stage.create("keys");
      stage.remove();
      // as a copy that was under way when the process was told to end
      Files.createDirectories(stage.folder().resolve("keys"));
      assertThrows(IOException.class, () -> stage.moveTo(target));
    }
    assertFalse(Files.exists(target));
    assertFalse(Files.exists(stages().get(1)));
  }

  @Test
  void whoIsToldToEndRemovesIt() throws Exception {
    Process process = owner();
    process.destroy();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertFalse(Files.exists(stages().get(0)));
  }

  @Test
  void whoIsKilledLeavesItWithoutAnOwner() throws Exception {
    Process process = owner();
    Stage.sweep(layout);
    assertTrue(Files.exists(stages().get(0).resolve("SECRETS/0")), "it has an owner");
    process.destroyForcibly();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertTrue(Files.exists(stages().get(0).resolve("SECRETS/0")));
    Stage.sweep(layout);
    assertFalse(Files.exists(stages().get(0)));
  }

  private Process owner() throws IOException {
    Process process =
        new ProcessBuilder(
                Layout.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                layout.local().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("staged", said.readLine());
    return process;
  }

  /** A backup in a process of its own, in the middle. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws IOException {
      Path local = Path.of(arguments[0]);
      Stage stage = Stage.forBackup(new Layout(local, local));
      Files.writeString(stage.create("SECRETS").resolve("0"), "key");
      System.out.println("staged");
      System.in.read();
    }
  }
}
