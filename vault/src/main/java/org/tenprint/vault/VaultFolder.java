package org.tenprint.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must lie in a vault's folder, and beside it, before it is opened. */
final class VaultFolder {
  private VaultFolder() {}

  /** Whether keys were ever begun there; a file that was cut to nothing holds none. */
  static boolean hasKeys(Path folder) {
    Path keys = folder.resolve(FileVault.KEYS);
    try {
      return Files.exists(keys) && Files.size(keys) > 0;
    } catch (IOException e) {
      throw new VaultUnavailable("the vault in " + folder + " cannot be looked at", e);
    }
  }

  /**
   * @throws VaultUnavailable if there are none
   */
  static void requireKeys(Path folder) {
    if (!hasKeys(folder)) {
      throw new VaultUnavailable(
          "there are no keys in "
              + folder
              + ": is it the right folder, is its disk there? Keys that were lost come back from a"
              + " backup; ./tenprint keys begin makes a new vault, which opens nothing of before");
    }
  }

  /**
   * @throws VaultUnavailable if what wraps the keys is not there
   */
  static void requireWrapping(Path folder, Path keyEncryption) {
    if (!Files.exists(keyEncryption)) {
      throw new VaultUnavailable(
          "there are keys in " + folder + " and " + keyEncryption + ", which wraps them, is gone");
    }
  }
}
