package org.tenprint.doorway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyVault;

/**
 * The vault that every service opens at its start; nothing is read or written before it is open.
 */
@ApplicationScoped
class DataKeys {
  @Produces
  @Singleton
  KeyVault vault(VaultConfig config) {
    return FileVault.open(config.folder(), config.keyEncryption());
  }

  void close(@Disposes KeyVault vault) {
    vault.close();
  }
}
