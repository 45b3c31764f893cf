package org.tenprint.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVaultTest {
  private static final Destruction ORDER =
      new Destruction(Instant.parse("2026-11-26T12:00:00Z"), "notification.erasures.v1/0/7");

  @TempDir private Path folder;

  private FileVault open() {
    return FileVault.begin(folder.resolve("keys"), folder.resolve("secrets/kek.json"));
  }

  private static KeyId id(int i) {
    return KeyId.ofSubject("S-" + i);
  }

  private static byte[] shown(DataKey key) {
    return key.seal("test", "", new byte[0]);
  }

  @Test
  void aKeyIsTheSameForEveryProcessAndAfterARestart() {
    byte[] first;
    try (FileVault one = open();
        FileVault other = open()) {
      first = shown(one.ensure(id(1)));
      assertArrayEquals(first, shown(other.ensure(id(1))));
      assertTrue(other.find(id(2)).isEmpty());
    }
    try (FileVault again = open()) {
      assertArrayEquals(first, shown(again.find(id(1)).orElseThrow()));
    }
  }

  @Test
  void threadsOfTwoProcessesMakeEachKeyOnce() throws Exception {
    Map<KeyId, Set<String>> seen = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (FileVault one = open();
        FileVault other = open()) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        FileVault vault = t % 2 == 0 ? one : other;
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 60; i++) {
                    String key = java.util.Arrays.toString(shown(vault.ensure(id(i))));
                    seen.computeIfAbsent(id(i), k -> ConcurrentHashMap.newKeySet()).add(key);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(60, seen.size());
    seen.values().forEach(keys -> assertEquals(1, keys.size()));
    assertEquals(60, seen.values().stream().distinct().count());
  }

  @Test
  void aDestroyedKeyIsFoundByNobodyAndNotMadeAgain() {
    try (FileVault one = open();
        FileVault other = open()) {
      one.ensure(id(1));
      other.ensure(id(1));
      one.destroy(id(1), ORDER);
      for (FileVault vault : List.of(one, other)) {
        assertTrue(vault.destroyed(id(1)));
        assertEquals(Optional.of(ORDER), vault.destruction(id(1)));
        assertThrows(KeyDestroyed.class, () -> vault.find(id(1)));
        assertThrows(KeyDestroyed.class, () -> vault.ensure(id(1)));
      }
      other.destroy(id(1), new Destruction(Instant.EPOCH, "another"));
      other.ensure(id(2));
    }
    try (FileVault again = open()) {
      assertEquals(Optional.of(ORDER), again.destruction(id(1)), "the first stands");
      assertEquals(Optional.empty(), again.destruction(id(2)));
      assertThrows(KeyDestroyed.class, () -> again.ensure(id(1)));
      assertTrue(again.find(id(2)).isPresent());
    }
  }

  @Test
  void whatNeverWasIsNotMadeOnceItIsDestroyed() {
    try (FileVault vault = open()) {
      vault.destroy(id(9), ORDER);
      assertThrows(KeyDestroyed.class, () -> vault.ensure(id(9)));
    }
  }

  @Test
  void aDestroyedKeyStandsInNoByteOfTheFolder() throws Exception {
    byte[] wrapped;
    try (FileVault vault = open()) {
      for (int i = 0; i < 300; i++) {
        vault.ensure(id(i));
      }
      try (KeyTable table = new KeyTable(folder.resolve("keys/keys.db").toString())) {
        wrapped = table.find(id(100)).orElseThrow();
      }
      assertFalse(filesWith(wrapped).isEmpty(), "the scan sees what is there");
      vault.destroy(id(100), ORDER);
      assertEquals(List.of(), filesWith(wrapped), "while it is open");
    }
    assertEquals(List.of(), filesWith(wrapped), "once it is closed");
  }

  @Test
  void anOlderKeyFileThatIsPutBackLosesWhatWasDestroyedSince() throws Exception {
    Path keys = folder.resolve("keys/keys.db");
    Path copy = folder.resolve("yesterday");
    byte[] wrapped;
    try (FileVault vault = open()) {
      vault.ensure(id(1));
      vault.ensure(id(2));
    }
    try (KeyTable table = new KeyTable(keys.toString())) {
      wrapped = table.find(id(1)).orElseThrow();
    }
    Files.copy(keys, copy);
    try (FileVault vault = open()) {
      vault.destroy(id(1), ORDER);
    }
    Files.copy(copy, keys, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(copy);
    assertEquals(List.of(keys), filesWith(wrapped));
    try (FileVault vault = open()) {
      assertThrows(KeyDestroyed.class, () -> vault.ensure(id(1)));
      assertTrue(vault.find(id(2)).isPresent());
      assertEquals(List.of(), filesWith(wrapped));
    }
  }

  @Test
  void aLedgerThatIsGoneOrCutOrChangedIsNotOpened() throws Exception {
    Path ledger = folder.resolve("keys/destroyed");
    try (FileVault vault = open()) {
      vault.ensure(id(1));
      vault.destroy(id(1), ORDER);
      vault.destroy(id(2), ORDER);
    }
    String text = Files.readString(ledger);
    for (String other :
        List.of(
            "",
            text.substring(0, text.indexOf('\n') + 1),
            text.substring(text.indexOf('\n') + 1),
            text.replace("12:00", "13:00"),
            "nothing\n" + text)) {
      Files.writeString(ledger, other);
      assertThrows(VaultUnavailable.class, this::open, other);
    }
    Files.writeString(ledger, text + id(3).text() + " half");
    try (FileVault vault = open()) {
      assertFalse(vault.destroyed(id(3)), "a line that was not finished says nothing");
      vault.destroy(id(4), ORDER);
    }
    try (FileVault vault = open()) {
      assertTrue(vault.destroyed(id(4)));
      assertFalse(vault.destroyed(id(3)));
    }
  }

  /** It is out of the table by then, and in the write-ahead log as long as nobody empties that. */
  @Test
  void whatWasNotQuiteDestroyedIsWhenSomebodyOpens() throws Exception {
    Path keys = folder.resolve("keys");
    try (FileVault staysOpen = open()) {
      staysOpen.ensure(id(1));
      byte[] wrapped;
      try (KeyTable table = new KeyTable(keys.resolve("keys.db").toString())) {
        wrapped = table.find(id(1)).orElseThrow();
        DestroyedKeys.open(keys.resolve("destroyed")).append(id(1), ORDER);
        table.transaction(() -> table.delete(id(1)));
      }
      assertFalse(filesWith(wrapped).isEmpty(), "here its process was killed");
      try (FileVault next = open()) {
        assertTrue(next.destroyed(id(1)));
        assertEquals(List.of(), filesWith(wrapped));
      }
    }
  }

  @Test
  void withoutItsKeyEncryptionKeyItIsNotBegunAnew() throws IOException {
    try (FileVault vault = open()) {
      vault.ensure(id(1));
    }
    Path kek = folder.resolve("secrets/kek.json");
    Files.move(kek, folder.resolve("kek.elsewhere"));
    assertThrows(VaultUnavailable.class, this::open);
    KeyEncryption.ofFile(kek);
    try (FileVault vault = open()) {
      assertThrows(VaultUnavailable.class, () -> vault.find(id(1)));
      assertThrows(VaultUnavailable.class, () -> vault.ensure(id(1)));
    }
  }

  @Test
  void everyFileIsItsOwnersAlone() throws IOException {
    try (FileVault vault = open()) {
      vault.ensure(id(1));
      vault.destroy(id(2), ORDER);
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.filter(path -> !path.equals(folder)).toList()) {
          assertEquals(
              Files.isDirectory(path) ? "rwx------" : "rw-------",
              PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
              path.toString());
        }
      }
    }
  }

  @Test
  void theLedgerHoldsNoMoreThanAnAddress() throws IOException {
    try (FileVault vault = open()) {
      vault.destroy(id(1), ORDER);
    }
    String line = Files.readString(folder.resolve("keys/destroyed"), UTF_8);
    assertTrue(line.matches("[0-9a-f]{32} 2026-11-26T12:00:00Z \\S+ [0-9a-f]{64}\n"), line);
    assertThrows(
        IllegalArgumentException.class, () -> new Destruction(Instant.EPOCH, "of John Roe"));
  }

  private List<Path> filesWith(byte[] sought) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (indexOf(Files.readAllBytes(file), sought) >= 0) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static int indexOf(byte[] in, byte[] sought) {
    for (int i = 0; i <= in.length - sought.length; i++) {
      if (java.util.Arrays.equals(in, i, i + sought.length, sought, 0, sought.length)) {
        return i;
      }
    }
    return -1;
  }
}
