package org.tenprint.vault;

import java.util.Optional;

/** Where data keys are. Every method may be called by any thread. */
public interface KeyVault extends AutoCloseable {
  /**
   * The key of that id; made where there is none, and on disk before this returns.
   *
   * @throws KeyDestroyed if it was destroyed: it is not made again
   * @throws VaultUnavailable if the vault cannot be read or written
   */
  DataKey ensure(KeyId id);

  /**
   * The key of that id, if there is one.
   *
   * @throws KeyDestroyed if it was destroyed
   * @throws VaultUnavailable if the vault cannot be read
   */
  Optional<DataKey> find(KeyId id);

  /**
   * Destroys a key, for ever: no process of this vault finds or makes it after this has returned,
   * nor after its key file was put back from a copy. Doing it again does nothing, and a key that
   * never was is kept from being made.
   *
   * @throws VaultUnavailable if it is not sure that it is destroyed: try again
   */
  void destroy(KeyId id, Destruction why);

  /**
   * When and why it was destroyed, as the ledger has it; empty if it was not.
   *
   * @throws VaultUnavailable if the ledger cannot be read
   */
  Optional<Destruction> destruction(KeyId id);

  /** Whether it was destroyed. */
  default boolean destroyed(KeyId id) {
    return destruction(id).isPresent();
  }

  @Override
  void close();
}
