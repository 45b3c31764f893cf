package org.tenprint.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Keys of a table, opened by the key that wraps them. */
final class UnwrappedKeys {
  private final KeyEncryption wrapping;

  UnwrappedKeys(KeyEncryption wrapping) {
    this.wrapping = wrapping;
  }

  /**
   * As {@link #find}, for whoever waits for this key alone.
   *
   * @throws VaultUnavailable also if the table cannot be read
   */
  Optional<DataKey> read(KeyId id, KeyTable table) {
    try {
      return find(id, table);
    } catch (SQLException e) {
      throw new VaultUnavailable("a key cannot be read", e);
    }
  }

  /**
   * Looks twice: between the row and its key a rotation may have ended.
   *
   * @throws VaultUnavailable if another key wraps it
   */
  Optional<DataKey> find(KeyId id, KeyTable table) throws SQLException {
    Optional<byte[]> wrapped = table.find(id);
    if (wrapped.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DataKey(wrapping.unwrap(wrapped.get(), id.bytes())));
    } catch (GeneralSecurityException | IOException e) {
      Optional<byte[]> again = table.find(id);
      if (again.isPresent() && !Arrays.equals(again.get(), wrapped.get())) {
        return find(id, table);
      }
      throw new VaultUnavailable("key " + id + " was wrapped by another key-encryption key", e);
    }
  }
}
