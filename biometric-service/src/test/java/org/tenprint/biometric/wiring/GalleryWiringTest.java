package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFile;

class GalleryWiringTest {
  @TempDir Path state;

  private MinutiaRoom room(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(Map.of("tenprint.state-dir", state.toString()));
    all.putAll(given);
    return new GalleryWiring().room(GivenSettings.of(all));
  }

  @Test
  void minutiae_are_in_the_heap_unless_a_file_is_asked_for() throws IOException {
    Path left = state.resolve("minutiae").resolve("scratch");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "left by a process that had them in a file");
    try (MinutiaRoom room = room(Map.of())) {
      assertFalse(room instanceof ScratchFile);
      assertEquals(0, room.pages().fileBytes());
    }
    assertFalse(Files.exists(left));
    try (MinutiaRoom room = room(Map.of("tenprint.matching.minutiae", "file"))) {
      assertInstanceOf(ScratchFile.class, room);
    }
  }

  @Test
  void a_disk_that_cannot_hold_who_is_expected_ends_the_start_by_the_setting_s_name() {
    Map<String, String> all =
        Map.of(
            "tenprint.matching.minutiae",
            "file",
            "tenprint.matching.expected-subjects",
            "1000000000");
    String said = assertThrows(UncheckedIOException.class, () -> room(all)).getMessage();
    assertTrue(said.contains("tenprint.matching.minutiae") && said.contains("MiB are free"), said);
    Map<String, String> shared = new HashMap<>(all);
    shared.put("tenprint.shards.count", "4096");
    room(shared).close();
  }
}
