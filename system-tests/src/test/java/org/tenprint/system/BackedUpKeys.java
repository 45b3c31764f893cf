package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyVault;

/** The vault of a stack, and a copy of it from before. */
final class BackedUpKeys {
  private final Path stack;
  private final Path copy;

  /**
   * @param stack folder of its data
   * @param copy where the copy lies
   */
  BackedUpKeys(Path stack, Path copy) {
    this.stack = stack;
    this.copy = copy;
  }

  private Path keys() {
    return stack.resolve("keys");
  }

  KeyVault vault() {
    return FileVault.open(keys(), stack.resolve("secrets").resolve("key-encryption.json"));
  }

  void copy() throws IOException {
    replace(keys(), copy);
  }

  /** The keys alone; no service runs. */
  void putBackWithoutLedger() throws IOException {
    Files.deleteIfExists(keys().resolve("keys.db-wal"));
    Files.deleteIfExists(keys().resolve("keys.db-shm"));
    Files.copy(
        copy.resolve("keys.db"), keys().resolve("keys.db"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** All of it; no service runs. */
  void putBack() throws IOException {
    replace(copy, keys());
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> old = Files.list(to)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
