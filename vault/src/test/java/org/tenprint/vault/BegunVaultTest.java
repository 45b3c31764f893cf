package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault is begun by who says so; a folder's name that is misspelt begins none. */
class BegunVaultTest {
  private static final KeyId ID = KeyId.ofSubject("S-1");

  @TempDir private Path folder;
  private Path keys;
  private Path kek;

  @BeforeEach
  void folders() {
    keys = folder.resolve("keys");
    kek = folder.resolve("secrets/kek.json");
  }

  private FileVault open() {
    return FileVault.open(keys, kek);
  }

  private static byte[] shown(DataKey key) {
    return key.seal("test", "", new byte[0]);
  }

  @Test
  void whoeverOpensOneBeginsNone() {
    assertThrows(VaultUnavailable.class, this::open);
    assertFalse(Files.exists(keys));
    assertFalse(Files.exists(kek));
    FileVault.begin(keys, kek).close();
    open().close();
  }

  @Test
  void oneThatWasJustBegunIsThereForOthers() {
    try (FileVault begun = FileVault.begin(keys, kek);
        FileVault other = open()) {
      assertArrayEquals(shown(begun.ensure(ID)), shown(other.find(ID).orElseThrow()));
    }
  }

  @Test
  void whoBeginsOneThatIsThereOpensIt() {
    byte[] first;
    try (FileVault vault = FileVault.begin(keys, kek)) {
      first = shown(vault.ensure(ID));
    }
    try (FileVault vault = FileVault.begin(keys, kek)) {
      assertArrayEquals(first, shown(vault.find(ID).orElseThrow()));
    }
  }

  /** A file that was lost, a volume that is not mounted; or one that was cut. */
  @Test
  void keysThatAreGoneAreNotBegunAnew() throws IOException {
    byte[] first;
    try (FileVault vault = FileVault.begin(keys, kek)) {
      first = shown(vault.ensure(ID));
    }
    Path elsewhere = folder.resolve("keys.db");
    Files.move(keys.resolve("keys.db"), elsewhere);
    VaultUnavailable lost = assertThrows(VaultUnavailable.class, this::open);
    assertTrue(lost.getMessage().contains("there are no keys in " + keys), lost.getMessage());
    KeyEncryption wrapping = KeyEncryption.ofFile(kek);
    assertThrows(VaultUnavailable.class, () -> FileVault.open(keys, wrapping));
    assertFalse(Files.exists(keys.resolve("keys.db")));
    Files.createFile(keys.resolve("keys.db"));
    assertThrows(VaultUnavailable.class, this::open, "cut to nothing");
    Files.delete(keys.resolve("keys.db"));
    Files.move(elsewhere, keys.resolve("keys.db"));
    try (FileVault vault = open()) {
      assertArrayEquals(first, shown(vault.find(ID).orElseThrow()));
    }
  }
}
