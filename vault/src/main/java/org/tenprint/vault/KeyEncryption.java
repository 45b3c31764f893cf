package org.tenprint.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * What wraps data keys: a current key, and while it is being rotated those before it. Whoever has
 * it and the vault's files has every key: it belongs elsewhere than the vault's backup. It may
 * change under a running process, which takes what is there at each use. Safe for threads.
 */
public interface KeyEncryption {
  /**
   * Wraps a data key under the current key.
   *
   * @param about whose it is: it is unwrapped for that alone
   */
  byte[] wrap(byte[] secret, byte[] about) throws GeneralSecurityException, IOException;

  /**
   * A wrapped data key.
   *
   * @throws GeneralSecurityException if it was wrapped by none of the keys, for another, or changed
   */
  byte[] unwrap(byte[] wrapped, byte[] about) throws GeneralSecurityException, IOException;

  /** Whether the current key wrapped it, by the name that stands before it. */
  boolean isCurrent(byte[] wrapped) throws IOException;

  /** Begins a rotation: a new key is current, beside the one before; nothing if one was begun. */
  void begin() throws GeneralSecurityException, IOException;

  /** Ends a rotation: the current key alone is left. */
  void end() throws GeneralSecurityException, IOException;

  /**
   * The one in a file: a PKCS#12 store by a name that ends in {@code .p12}, a token by one that
   * ends in {@code .pkcs11} ({@link StoredKeys}), else a keyset ({@link KeysetFile}). A new one
   * where there is no file, but for a token.
   *
   * @throws VaultUnavailable if it cannot be read or made
   */
  static KeyEncryption ofFile(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".p12") || name.endsWith(".pkcs11")
        ? StoredKeys.of(file)
        : KeysetFile.of(file);
  }
}
