package org.tenprint.audit.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.vault.FileVault;

class KeysBeginCommandTest {
  @TempDir private Path folder;

  private Cli keys(String verb) {
    return Cli.run("keys", verb, "--keys=" + folder.resolve("keys"));
  }

  @Test
  void aVaultIsBegunOnceAndOpensFromThenOn() throws IOException {
    Path wrapping = folder.resolve("secrets/key-encryption.json");
    Cli begun = keys("begin");
    assertEquals(ExitCodes.OK, begun.exit(), begun.err());
    byte[] key = Files.readAllBytes(wrapping);
    FileVault.open(folder.resolve("keys"), wrapping).close();
    Cli again = keys("begin");
    assertEquals(ExitCodes.FINDING, again.exit());
    assertEquals("", again.out());
    assertArrayEquals(key, Files.readAllBytes(wrapping));
    Files.delete(wrapping);
    Cli gone = keys("begin");
    assertEquals(ExitCodes.CANNOT_ANSWER, gone.exit());
    assertTrue(gone.err().contains("is gone"), gone.err());
    assertFalse(Files.exists(wrapping));
  }

  /** A folder that is there and has no keys: its disk is not mounted. */
  @Test
  void noOtherVerbBeginsOne() throws IOException {
    Files.createDirectory(folder.resolve("keys"));
    Cli rotated = keys("rotate");
    assertEquals(ExitCodes.CANNOT_ANSWER, rotated.exit());
    assertTrue(rotated.err().contains("there are no keys in"), rotated.err());
    try (var files = Files.walk(folder)) {
      assertEquals(2, files.count(), "nothing was made");
    }
  }
}
