package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** As {@code --local /srv} would be. */
  @Test
  void aFolderOfOthersIsNoStacksAndStaysOpen() throws IOException {
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.createDirectory(others.resolve("data"));
    set(others, "rwxr-xr-x");
    Layout layout = new Layout(folder, others);
    assertThrows(StackException.class, () -> StackClaim.take(layout));
    assertThrows(StackException.class, () -> StartLock.take(layout));
    assertEquals("rwxr-xr-x", permissions(others));
    assertEquals(List.of(others.resolve("data")), list(others));
    set(others, "rwx------");
    StackClaim.take(layout).close();
  }

  /** Empty, or with what may be made before the first start, or what a start left. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "reference",
        "credentials",
        "stack.ports",
        "data/booking-service",
        "data/kafka",
        "data/kafka-2",
        "data/postgres/cluster",
        "backup.stage/SECRETS"
      })
  void aFolderOfAStackIsClosedToOthers(String has) throws IOException {
    Path stack = Files.createDirectory(folder.resolve("local"));
    Files.createDirectories(stack.resolve(has));
    set(stack, "rwxrwxr-x");
    StackClaim.take(new Layout(folder, stack)).close();
    assertEquals("rwx------", permissions(stack));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
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
