package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryVaultTest {
  @Test
  void itKeepsAndDestroysAsAFileDoes() {
    KeyId id = KeyId.ofSubject("S");
    try (MemoryVault vault = new MemoryVault()) {
      assertTrue(vault.find(id).isEmpty());
      assertSame(vault.ensure(id), vault.find(id).orElseThrow());
      Destruction order = new Destruction(Instant.EPOCH, "order");
      vault.destroy(id, order);
      vault.destroy(id, new Destruction(Instant.EPOCH, "another"));
      assertEquals(Optional.of(order), vault.destruction(id));
      assertThrows(KeyDestroyed.class, () -> vault.find(id));
      assertThrows(KeyDestroyed.class, () -> vault.ensure(id));
      assertTrue(vault.destroyed(id));
    }
  }
}
