package org.tenprint.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Keys in a folder that cannot be written, such as a copy for an auditor on a medium of its own: as
 * {@link FileVault} left them. What the ledger names is found by nobody, whatever {@code keys.db}
 * has; no key is made and none destroyed.
 */
public final class ReadVault implements KeyVault {
  private final KeyTable keys;
  private final DestroyedKeys ledger;
  private final UnwrappedKeys unwrapped;

  private ReadVault(KeyTable keys, DestroyedKeys ledger, KeyEncryption wrapping) {
    this.keys = keys;
    this.ledger = ledger;
    this.unwrapped = new UnwrappedKeys(wrapping);
  }

  /**
   * Opens a vault that is there, and writes nothing.
   *
   * @param folder of the vault alone; nobody writes it meanwhile
   * @param keyEncryption file of the key-encryption key
   * @throws VaultUnavailable if there is none or it has no ledger, if it cannot be read or was not
   *     closed by who wrote it, if its key-encryption key is gone, or if the ledger lacks a
   *     destruction
   */
  public static ReadVault open(Path folder, Path keyEncryption) {
    VaultFolder.requireKeys(folder);
    VaultFolder.requireWrapping(folder, keyEncryption);
    try {
      DestroyedKeys ledger = DestroyedKeys.read(folder.resolve("destroyed"));
      KeyTable keys = KeyTable.asItIs(folder.resolve(FileVault.KEYS));
      try {
        ledger.requireAll(keys.destroyed());
      } catch (IOException e) {
        keys.close();
        throw e;
      }
      return new ReadVault(keys, ledger, KeyEncryption.ofFile(keyEncryption));
    } catch (IOException | SQLException e) {
      throw new VaultUnavailable(
          "the vault in %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  @Override
  public DataKey ensure(KeyId id) {
    return find(id)
        .orElseThrow(() -> new VaultUnavailable("no key is made in a vault that is only read"));
  }

  @Override
  public Optional<DataKey> find(KeyId id) {
    if (destroyed(id)) {
      throw new KeyDestroyed(id);
    }
    return unwrapped.read(id, keys);
  }

  @Override
  public void destroy(KeyId id, Destruction why) {
    throw new VaultUnavailable("key " + id + " may not be destroyed in a vault that is only read");
  }

  @Override
  public Optional<Destruction> destruction(KeyId id) {
    return ledger.find(id);
  }

  @Override
  public void close() {
    try {
      keys.close();
    } catch (SQLException e) {
      throw new VaultUnavailable("the vault cannot be closed", e);
    }
  }
}
