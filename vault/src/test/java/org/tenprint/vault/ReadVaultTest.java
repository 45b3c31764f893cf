package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault of which nothing is written. */
class ReadVaultTest {
  private static final Destruction ORDER =
      new Destruction(Instant.parse("2026-11-26T12:00:00Z"), "notification.erasures.v1/0/7");
  private static final KeyId KEPT = KeyId.ofSubject("S-1");
  private static final KeyId GONE = KeyId.ofSubject("S-2");

  @TempDir private Path folder;
  private Path keys;
  private Path wrapping;
  private byte[] shown;

  @BeforeEach
  void vault() {
    // a name of which an address would make something else
    keys = folder.resolve("keys of 100% #1");
    wrapping = folder.resolve("kek.json");
    try (FileVault vault = FileVault.begin(keys, wrapping)) {
      shown = shown(vault.ensure(KEPT));
      vault.ensure(GONE);
      vault.destroy(GONE, ORDER);
    }
  }

  private static byte[] shown(DataKey key) {
    return key.seal("test", "", new byte[0]);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(keys)) {
      for (Path file : all.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        files.put(
            file.getFileName() + " " + Files.getLastModifiedTime(file),
            Base64.getEncoder().encodeToString(bytes));
      }
    }
    return files;
  }

  @Test
  void itIsReadAndStaysByteByByte() throws IOException {
    Files.delete(keys.resolve("destroyed.lock"));
    Files.deleteIfExists(keys.resolve("keys.db.lock"));
    Map<String, String> before = files();
    assertEquals(2, before.size(), before.keySet().toString());
    try (ReadVault vault = ReadVault.open(keys, wrapping)) {
      assertArrayEquals(shown, shown(vault.find(KEPT).orElseThrow()));
      assertArrayEquals(shown, shown(vault.ensure(KEPT)));
      assertEquals(Optional.empty(), vault.find(KeyId.ofSubject("S-3")));
      assertEquals(Optional.of(ORDER), vault.destruction(GONE));
      assertThrows(KeyDestroyed.class, () -> vault.find(GONE));
      assertThrows(KeyDestroyed.class, () -> vault.ensure(GONE));
      assertEquals(before, files());
    }
    assertEquals(before, files());
  }

  @Test
  void noKeyIsMadeOrDestroyed() throws IOException {
    Map<String, String> before = files();
    try (ReadVault vault = ReadVault.open(keys, wrapping)) {
      assertThrows(VaultUnavailable.class, () -> vault.ensure(KeyId.ofSubject("S-3")));
      assertThrows(VaultUnavailable.class, () -> vault.destroy(KEPT, ORDER));
      assertTrue(vault.find(KEPT).isPresent());
    }
    assertEquals(before, files());
  }

  /** An older file of keys has what was destroyed since. */
  @Test
  void whatTheLedgerNamesIsFoundByNobodyWhateverTheFileHas() throws IOException {
    Path older = keys.resolve("keys.db");
    byte[] then = Files.readAllBytes(older);
    try (FileVault vault = FileVault.open(keys, wrapping)) {
      vault.destroy(KEPT, ORDER);
    }
    Files.write(older, then);
    try (ReadVault vault = ReadVault.open(keys, wrapping)) {
      assertThrows(KeyDestroyed.class, () -> vault.find(KEPT));
    }
  }

  @Test
  void whatIsNotWholeIsNotOpened() throws IOException {
    Path ledger = keys.resolve("destroyed");
    String lines = Files.readString(ledger);
    Files.writeString(ledger, "");
    refused("the ledger lacks key");
    Files.delete(ledger);
    refused("destroyed");
    Files.writeString(ledger, lines);
    Path log = Files.writeString(keys.resolve("keys.db-wal"), "what is not in the file yet");
    refused("copy the folder");
    Files.delete(log);
    Files.delete(wrapping);
    refused("is gone");
    Files.delete(keys.resolve("keys.db"));
    refused("there are no keys");
  }

  private void refused(String why) {
    VaultUnavailable refused =
        assertThrows(VaultUnavailable.class, () -> ReadVault.open(keys, wrapping));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }
}
