package org.tenprint.audit.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tenprint.audit.answer.Failure;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyEncryption;
import org.tenprint.vault.KeyRotation;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.ReadVault;
import org.tenprint.vault.VaultUnavailable;
import picocli.CommandLine.Option;

/** Where the keys are that open what is sealed, for who may have them. */
public final class KeysFolder {
  @Option(
      names = "--keys",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_KEYS:-}",
      description =
          "Folder of data keys (default: $TENPRINT_KEYS, else keys/ of $TENPRINT_LOCAL, else"
              + " .local/keys of the checkout). Where there is none, what is sealed stays so.")
  private String folder;

  @Option(
      names = "--key-encryption",
      paramLabel = "FILE",
      defaultValue = "${env:TENPRINT_KEY_ENCRYPTION:-}",
      description =
          "The key-encryption key (default: $TENPRINT_KEY_ENCRYPTION, else"
              + " ../secrets/key-encryption.json beside the folder).")
  private String keyEncryption;

  /**
   * They, where they are; where the folder cannot be written, to be read alone.
   *
   * @throws Failure if they are there and cannot be opened
   */
  public Optional<KeyVault> vault() {
    Path keys = keys();
    if (!Files.isDirectory(keys)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Files.isWritable(keys)
              ? FileVault.open(keys, wrapping(keys))
              : ReadVault.open(keys, wrapping(keys)));
    } catch (VaultUnavailable e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  /**
   * Wraps them anew, under a new key-encryption key.
   *
   * @return how many
   * @throws Failure if there are none, or it is not done
   */
  public int rotate() {
    Path keys = keys();
    if (!Files.isDirectory(keys)) {
      throw new Failure("there are no keys in " + keys + ": name their folder with --keys");
    }
    try {
      // to open the vault removes what was destroyed and came back with an older file
      FileVault.open(keys, wrapping(keys)).close();
      return new KeyRotation(keys, KeyEncryption.ofFile(wrapping(keys))).run();
    } catch (VaultUnavailable e) {
      throw new Failure(e.getCause().getMessage(), e);
    }
  }

  /**
   * Begins a vault where there is none.
   *
   * @return whether it was begun; false if there is one, which was opened
   * @throws Failure if it cannot be, or one that is there cannot be opened
   */
  public boolean begin() {
    Path keys = keys();
    try {
      boolean there = FileVault.isIn(keys);
      FileVault.begin(keys, wrapping(keys)).close();
      return !there;
    } catch (VaultUnavailable e) {
      throw new Failure(e.getCause().getMessage(), e);
    }
  }

  /** Where they are. */
  public Path keys() {
    if (folder != null && !folder.isBlank()) {
      return Path.of(folder);
    }
    return LocalFolder.path().resolve("keys");
  }

  private Path wrapping(Path keys) {
    return keyEncryption != null && !keyEncryption.isBlank()
        ? Path.of(keyEncryption)
        : keys.resolveSibling("secrets").resolve("key-encryption.json");
  }
}
