package org.tenprint.localstack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;

/** What a demonstration takes away before it begins. */
class DemoCommandTest {
  @TempDir Path folder;
  private Path demo;
  private Layout layout;

  @BeforeEach
  void elsewhere() {
    demo = folder.resolve("demo");
    layout = new Layout(folder, demo);
  }

  @Test
  void whatNoDemonstrationMadeIsLeftAsItIs() throws IOException {
    Path thesis = Files.createDirectories(demo.resolve("papers")).resolve("thesis.txt");
    Files.writeString(thesis, "all of it");
    Files.setPosixFilePermissions(demo, PosixFilePermissions.fromString("rwxr-xr-x"));
    // nothing is built here: what goes on beyond that ends
    assertEquals(
        LocalStack.EXIT_NOT_STARTED,
        LocalStack.commandLine().execute("demo", "--root", "" + folder, "--local", "" + folder));
    assertThrows(StackException.class, () -> DemoCommand.prepare(layout));
    assertEquals("all of it", Files.readString(thesis));
    assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(demo)));
    try (var files = Files.list(demo)) {
      assertEquals(1, files.count(), "no lock either");
    }
  }

  @Test
  void whatOneMadeTheNextOneTakesAway() throws IOException {
    DemoCommand.prepare(layout);
    Path log = Files.createDirectories(demo.resolve("data/kafka")).resolve("records");
    Files.writeString(log, "of the last one");
    DemoCommand.prepare(layout);
    assertFalse(Files.exists(demo.resolve("data")));
    StackClaim.take(layout).close();
    assertTrue(Files.isDirectory(demo));
    DemoCommand.prepare(layout);
  }

  @Test
  void whatRunsIsNotTakenAway() throws IOException {
    DemoCommand.prepare(layout);
    Files.createDirectories(demo.resolve("data"));
    StackClaim claim = StackClaim.take(layout);
    assertThrows(StackException.class, () -> DemoCommand.prepare(layout));
    assertTrue(Files.isDirectory(demo.resolve("data")));
    claim.close();
  }
}
