package org.tenprint.audit.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersFilesTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsTheOwnersAlone() throws IOException {
    Path copy = folder.resolve("a/b");
    OwnersFiles.createFolder(copy);
    OwnersFiles.create(copy.resolve("x.ndjson")).close();
    Manifest.of("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", List.of()).write(copy);
    assertEquals(
        Map.of(
            "a", "rwx------",
            "a/b", "rwx------",
            "a/b/x.ndjson", "rw-------",
            "a/b/manifest.json", "rw-------"),
        permissions());
  }

  @Test
  void aFolderThatIsThereIsClosedToOthers() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    OwnersFiles.createFolder(copy);
    assertEquals(Map.of("open", "rwx------"), permissions());
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = Files.createFile(folder.resolve("there"));
    assertThrows(FileAlreadyExistsException.class, () -> OwnersFiles.create(file));
  }

  private SortedMap<String, String> permissions() throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !f.equals(folder)).toList()) {
        found.put(
            folder.relativize(file).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return found;
  }
}
