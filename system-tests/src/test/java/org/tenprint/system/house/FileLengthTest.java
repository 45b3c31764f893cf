package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file of code is longer than what is read at once. None is excepted. */
class FileLengthTest {
  private static final int MOST = 300;
  private static final Set<String> CODE = Set.of("java", "mjs", "py", "sh", "sql");

  private static boolean code(Path file) {
    String name = file.getFileName().toString();
    return CODE.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** Those that are too long, with their lines. */
  private static Map<String, Integer> tooLong(Path folder) {
    Map<String, Integer> tooLong = new TreeMap<>();
    for (Path file : Sources.files(folder)) {
      if (code(file)) {
        int lines = (int) Sources.read(file).lines().count();
        if (lines > MOST) {
          tooLong.put(folder.relativize(file).toString(), lines);
        }
      }
    }
    return tooLong;
  }

  @Test
  void noneIsTooLong() {
    List<Path> all = Sources.files(Sources.ROOT).stream().filter(FileLengthTest::code).toList();
    assertTrue(all.size() > 1_500, all.size() + " files of code");
    assertEquals(Map.of(), tooLong(Sources.ROOT));
  }

  @Test
  void aPlantedOneIsFound(@TempDir Path folder) throws IOException {
    Path deep = Files.createDirectories(folder.resolve("samples/java"));
    Files.writeString(deep.resolve("Long.java"), "// line\n".repeat(MOST + 1));
    Files.writeString(deep.resolve("Bare.java"), "// line\n".repeat(MOST) + "// no end of line");
    Files.writeString(deep.resolve("Most.java"), "// line\n".repeat(MOST));
    Files.writeString(deep.resolve("long.csv"), "a row\n".repeat(MOST + 1));
    assertEquals(
        Map.of("samples/java/Long.java", MOST + 1, "samples/java/Bare.java", MOST + 1),
        tooLong(folder));
  }
}
