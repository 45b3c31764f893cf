package org.tenprint.doorway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the data keys of people are: a folder that the services share, and what opens it. */
@ConfigMapping(prefix = "tenprint.vault")
public interface VaultConfig {
  /** The keys, and the ledger of those that were destroyed. */
  @WithDefault(".local/keys")
  Path folder();

  /** File of the key-encryption key, which belongs in no backup of the folder. */
  @WithDefault(".local/secrets/key-encryption.json")
  Path keyEncryption();
}
