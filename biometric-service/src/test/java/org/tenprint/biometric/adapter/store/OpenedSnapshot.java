package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyVault;

/** What a snapshot's file holds, for who has its key. */
public final class OpenedSnapshot {
  private OpenedSnapshot() {}

  /** The engine's; empty if it was replaced meanwhile. */
  public static Optional<byte[]> engine(Path directory, KeyVault vault) throws IOException {
    Path file = directory.resolve("gallery.tpg");
    Optional<DataKey> key =
        new SnapshotKeys(directory, vault, UUID::randomUUID).find(SealedFile.name(file));
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in =
        Channels.newInputStream(SealedFile.open(file, key.get(), "gallery.tpg"))) {
      return Optional.of(in.readAllBytes());
    }
  }
}
