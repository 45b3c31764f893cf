package org.tenprint.booking;

import java.nio.file.Path;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/** The keys under which the service that is tested writes. */
public final class TestKeys {
  /** As its settings name them. */
  public static final KeyVault VAULT =
      FileVault.begin(Path.of("target/keys"), Path.of("target/keys-secrets/key-encryption.json"));

  /** Begins them, before the service that is tested opens them. */
  static void begin() {
    VAULT.find(KeyId.ofSubject("S-0"));
  }

  private TestKeys() {}
}
