package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersFileTest {
  private static final byte[] OLD = {1};
  private static final byte[] NEW = {2};

  @TempDir Path folder;

  @Test
  void whatAKilledProcessLeftOfAReplacingIsGoneWithTheNext() throws IOException {
    Path file = folder.resolve("key-encryption.json");
    Files.write(file, OLD);
    Files.write(folder.resolve("key-encryption.json.4711"), OLD);
    Files.write(folder.resolve("key-encryption.json.old"), OLD);
    OwnersFile.replace(file, NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          List.of("key-encryption.json", "key-encryption.json.old"),
          left.map(one -> one.getFileName().toString()).sorted().toList());
    }
  }
}
