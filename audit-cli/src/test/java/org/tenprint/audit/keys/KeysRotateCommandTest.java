package org.tenprint.audit.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyId;

class KeysRotateCommandTest {
  private static final KeyId ID = KeyId.ofSubject("S-1");

  @TempDir private Path folder;

  private Path keys() {
    return folder.resolve("keys");
  }

  private Path wrapping() {
    return folder.resolve("secrets/key-encryption.json");
  }

  private Cli rotate() {
    return Cli.run("keys", "rotate", "--keys=" + keys());
  }

  @Test
  void theKeyIsAnotherAndOpensTheSame() throws IOException {
    byte[] sealed;
    try (FileVault vault = FileVault.begin(keys(), wrapping())) {
      sealed = vault.ensure(ID).seal("test", "", new byte[] {7});
    }
    byte[] before = Files.readAllBytes(wrapping());
    Cli rotated = rotate();
    assertEquals(ExitCodes.OK, rotated.exit(), rotated.err());
    assertTrue(rotated.out().startsWith("1 data keys rewrapped"), rotated.out());
    assertFalse(Arrays.equals(before, Files.readAllBytes(wrapping())));
    try (FileVault vault = FileVault.begin(keys(), wrapping())) {
      assertTrue(
          Arrays.equals(sealed, vault.find(ID).orElseThrow().seal("test", "", new byte[] {7})));
    }
  }

  @Test
  void whereThereIsNothingToRotateNothingIsMade() throws IOException {
    Cli none = rotate();
    assertEquals(ExitCodes.CANNOT_ANSWER, none.exit());
    assertFalse(Files.exists(wrapping()));
    try (FileVault vault = FileVault.begin(keys(), wrapping())) {
      vault.ensure(ID);
    }
    Files.delete(wrapping());
    Cli gone = rotate();
    assertEquals(ExitCodes.CANNOT_ANSWER, gone.exit());
    assertTrue(gone.err().contains("is gone"), gone.err());
    assertFalse(Files.exists(wrapping()));
  }
}
