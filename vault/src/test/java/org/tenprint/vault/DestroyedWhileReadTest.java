package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever looks for a key while it is destroyed has it or hears that it was, never that it lacks.
 */
class DestroyedWhileReadTest {
  private static final Destruction ORDER = new Destruction(Instant.EPOCH, "order");
  private static final KeyId ID = KeyId.ofSubject("S");
  private static final int MANY = 20_000;

  @TempDir private Path folder;

  /** Another process destroys it after its row was found, and before that is opened. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFilesKey(boolean opens) {
    KeyEncryption real = KeyEncryption.ofFile(folder.resolve("secrets/kek.json"));
    try (FileVault other =
        FileVault.begin(folder.resolve("keys"), folder.resolve("secrets/kek.json"))) {
      other.ensure(ID);
      KeyEncryption between =
          new BrokenOff(real, 0) {
            @Override
            public byte[] unwrap(byte[] wrapped, byte[] about)
                throws GeneralSecurityException, IOException {
              other.destroy(ID, ORDER);
              if (!opens) {
                throw new GeneralSecurityException("wrapped by none of these keys");
              }
              return super.unwrap(wrapped, about);
            }
          };
      try (FileVault vault = FileVault.open(folder.resolve("keys"), between)) {
        assertThrows(KeyDestroyed.class, () -> vault.find(ID));
      }
    }
  }

  @Test
  void onesInMemory() throws Exception {
    try (MemoryVault vault = new MemoryVault()) {
      for (int i = 0; i < MANY; i++) {
        vault.ensure(KeyId.ofSubject("S-" + i));
      }
      AtomicInteger at = new AtomicInteger(-1);
      CompletableFuture<Integer> looking =
          CompletableFuture.supplyAsync(
              () -> {
                int lacking = 0;
                for (int i = 0; i < MANY; i++) {
                  at.set(i);
                  lacking += lacking(vault, KeyId.ofSubject("S-" + i));
                }
                return lacking;
              });
      for (int i = 0; i < MANY; i++) {
        while (at.get() < i && !looking.isDone()) {
          Thread.onSpinWait();
        }
        vault.destroy(KeyId.ofSubject("S-" + i), ORDER);
      }
      assertEquals(0, looking.get(1, TimeUnit.MINUTES));
    }
  }

  /** Looks until it was destroyed; how often it was neither there nor destroyed. */
  private static int lacking(MemoryVault vault, KeyId id) {
    int lacking = 0;
    while (true) {
      try {
        lacking += vault.find(id).isPresent() ? 0 : 1;
      } catch (KeyDestroyed e) {
        return lacking;
      }
    }
  }
}
