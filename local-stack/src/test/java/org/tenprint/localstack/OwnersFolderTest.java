package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnersFolderTest {
  @TempDir Path folder;

  @Test
  void whatIsMadeIsItsOwnersAlone() throws IOException {
    Path made = OwnersFolder.create(folder.resolve("a/b"));
    assertEquals("rwx------", permissions(made));
    assertEquals("rwx------", permissions(folder.resolve("a")));
    assertEquals("rw-------", permissions(OwnersFolder.file(made.resolve("file"))));
  }

  @Test
  void whatWasOpenIsClosedToOthers() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Path file = Files.writeString(open.resolve("file"), "kept");
    set(open, "rwxrwxrwx");
    set(file, "rw-rw-rw-");
    OwnersFolder.create(open);
    OwnersFolder.file(file);
    assertEquals("rwx------", permissions(open));
    assertEquals("rw-------", permissions(file));
    assertEquals("kept", Files.readString(file));
  }

  @Test
  void aFileIsWrittenAnewAsAWholeAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("a/secret");
    OwnersFolder.write(file, "one");
    set(file, "rw-r--r--");
    Files.writeString(file.resolveSibling("secret.part"), "of a start that was killed");
    OwnersFolder.write(file, "two");
    assertEquals("two", Files.readString(file));
    assertEquals("rw-------", permissions(file));
    assertFalse(Files.exists(file.resolveSibling("secret.part")));
  }

  @Test
  void everythingBelowIsClosedAndWhatALinkLeadsToIsNot() throws IOException {
    Path below = Files.createDirectories(folder.resolve("tree/below"));
    Path program = Files.writeString(below.resolve("program"), "run");
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "another's");
    set(program, "rwxr-xr-x");
    set(elsewhere, "rw-r--r--");
    Files.createSymbolicLink(below.resolve("link"), elsewhere);
    OwnersFolder.close(folder.resolve("tree"));
    assertEquals("rwx------", permissions(program));
    assertEquals("rwx------", permissions(below));
    assertEquals("rw-r--r--", permissions(elsewhere));
  }

  private static void set(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
