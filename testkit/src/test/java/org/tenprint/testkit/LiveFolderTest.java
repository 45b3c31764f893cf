package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFolderTest {
  @TempDir Path folder;

  private final SortedSet<String> seen = new TreeSet<>();

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("a/deep"));
    for (String name : new String[] {"a/deep/one", "a/two", "three"}) {
      Files.writeString(folder.resolve(name), name);
    }
  }

  @Test
  void seesWhatIsThere() throws IOException {
    LiveFolder.walk(folder, this::see);
    assertEquals("[, a, a/deep, a/deep/one, a/two, three]", seen.toString());
  }

  @Test
  void passesOverAFolderThatGoesAwayAsItIsLookedAt() throws IOException {
    LiveFolder.walk(
        folder,
        path -> {
          see(path);
          if (path.endsWith("deep")) {
            Files.delete(path.resolve("one"));
            Files.delete(path);
          }
        });
    assertEquals("[, a, a/deep, a/two, three]", seen.toString());
  }

  @Test
  void passesOverAFileThatGoesAwayAsItIsLookedAt() throws IOException {
    LiveFolder.walk(
        folder,
        path -> {
          if (path.endsWith("two")) {
            Files.delete(path);
            Files.size(path);
          }
          see(path);
        });
    assertEquals("[, a, a/deep, a/deep/one, three]", seen.toString());
  }

  @Test
  void saysThatThereIsNoFolder() {
    Path none = folder.resolve("none");
    assertThrows(NoSuchFileException.class, () -> LiveFolder.walk(none, this::see));
  }

  @Test
  void hidesNoOtherFailure() {
    assertThrows(
        AccessDeniedException.class,
        () ->
            LiveFolder.walk(
                folder,
                path -> {
                  throw new AccessDeniedException(path.toString());
                }));
  }

  private void see(Path path) {
    seen.add(folder.relativize(path).toString());
  }
}
