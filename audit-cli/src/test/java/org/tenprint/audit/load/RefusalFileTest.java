package org.tenprint.audit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.load.LoadState.Reached;

class RefusalFileTest {
  private static final String HEAD = "line\treason\twhere\n";

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("people.ndjson.refused.tsv");
  }

  private static Reached reached(long line, long refused, long leftOut) {
    return new Reached(line, 0, refused, leftOut, new TopicLog.Mark("id", -1, -1));
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void whoGoesOnKeepsWhatIsDoneAndTellsTheRestAgain() throws Exception {
    Files.writeString(
        path(),
        HEAD + "2\tNOT_JSON\tcolumn 1\n4\tLEFT_OUT BAD\tprints[1]\n9\tBAD_VALUE\tx\n1\tNOT");
    // of an earlier one, broken off in its beginning
    Files.writeString(folder.resolve("people.ndjson.refused.tsv.part"), "x");
    try (RefusalFile file = new RefusalFile(path(), reached(8, 1, 1))) {
      assertEquals(List.of(1L, 1L, 0L), List.of(file.refused(), file.leftOut(), file.lost()));
      file.refuse(9, new RefusedLine("BAD_VALUE", "a\tb"));
      file.flush();
      assertEquals(
          HEAD + "2\tNOT_JSON\tcolumn 1\n4\tLEFT_OUT BAD\tprints[1]\n9\tBAD_VALUE\ta?b\n",
          Files.readString(path()),
          "before it is noted");
      assertEquals(2, file.refused());
    }
    assertEquals(List.of("people.ndjson.refused.tsv"), beside());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void countsAreOfTheStateAndNotOfTheFile() throws Exception {
    Files.writeString(path(), HEAD + "2\tNOT_JSON\t\n");
    try (RefusalFile file = new RefusalFile(path(), reached(8, 3, 0))) {
      assertEquals(List.of(3L, 2L), List.of(file.refused(), file.lost()));
    }
    Files.delete(path());
    try (RefusalFile file = new RefusalFile(path(), reached(8, 3, 1))) {
      assertEquals(List.of(3L, 1L, 4L), List.of(file.refused(), file.leftOut(), file.lost()));
    }
    assertEquals(List.of(), beside(), "nothing was refused since");
  }

  @Test
  void fromTheFirstLineNothingStays() throws Exception {
    Files.writeString(path(), HEAD + "2\tNOT_JSON\t\n");
    new RefusalFile(path()).close();
    assertEquals(List.of(), beside());
  }
}
