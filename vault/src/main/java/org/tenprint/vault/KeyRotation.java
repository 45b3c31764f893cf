package org.tenprint.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Wraps every data key of a vault anew, under a new key-encryption key, while services use it: a
 * new key is current beside the old one, each data key is rewrapped, the old key is removed.
 * Whatever it was killed in, both keys are there as long as the old one is needed, and to begin
 * again ends it.
 */
public final class KeyRotation {
  private static final int AT_ONCE = 100;

  private final Path folder;
  private final KeyEncryption encryption;

  /**
   * @param folder of the vault
   * @param encryption whose key is rotated
   */
  public KeyRotation(Path folder, KeyEncryption encryption) {
    this.folder = folder;
    this.encryption = encryption;
  }

  /**
   * Rotates.
   *
   * @return how many data keys were rewrapped
   * @throws VaultUnavailable if it is not done: begin again; if another is under way; if a data key
   *     was wrapped by none of the keys, in which case the old one stays
   */
  public int run() {
    Path keys = folder.resolve(FileVault.KEYS);
    if (!Files.exists(keys)) {
      throw new VaultUnavailable("there are no keys in " + folder);
    }
    try {
      Path turn = folder.resolve("rotation.lock");
      OwnersFile.empty(turn);
      try (FileChannel turns = FileChannel.open(turn, StandardOpenOption.WRITE);
          FileLock mine = turns.tryLock();
          KeyTable table = new KeyTable(keys.toString())) {
        if (mine == null) {
          throw new VaultUnavailable("another rotation of " + folder + " is under way");
        }
        return rotate(table);
      }
    } catch (OverlappingFileLockException e) {
      throw new VaultUnavailable("another rotation of " + folder + " is under way", e);
    } catch (IOException | SQLException | GeneralSecurityException e) {
      throw new VaultUnavailable("the rotation is not done, begin it again", e);
    }
  }

  private int rotate(KeyTable table) throws IOException, SQLException, GeneralSecurityException {
    // who makes a data key wraps it in a transaction: from here on by the new key
    table.transaction(
        () -> {
          table.after(Optional.empty(), 1);
          attempt(encryption::begin);
        });
    int rewrapped = 0;
    Optional<KeyId> from = Optional.empty();
    do {
      Batch batch = new Batch(table, from);
      table.transaction(batch);
      rewrapped += batch.rewrapped;
      from = batch.last;
    } while (from.isPresent());
    // before the old key goes, so does what it wrapped
    table.emptyLog();
    encryption.end();
    return rewrapped;
  }

  /** Some data keys, in one transaction: none that is destroyed meanwhile comes back. */
  private final class Batch implements KeyTable.Work {
    private final KeyTable table;
    private final Optional<KeyId> from;
    private Optional<KeyId> last = Optional.empty();
    private int rewrapped;

    Batch(KeyTable table, Optional<KeyId> from) {
      this.table = table;
      this.from = from;
    }

    @Override
    public void run() throws SQLException {
      List<KeyTable.Row> rows = table.after(from, AT_ONCE);
      for (KeyTable.Row row : rows) {
        attempt(() -> rewrap(row));
        last = Optional.of(row.id());
      }
    }

    private void rewrap(KeyTable.Row row)
        throws SQLException, GeneralSecurityException, IOException {
      if (!encryption.isCurrent(row.wrapped())) {
        byte[] about = row.id().bytes();
        byte[] secret = encryption.unwrap(row.wrapped(), about);
        table.replace(row.id(), encryption.wrap(secret, about));
        rewrapped++;
      }
    }
  }

  /** Something of the vault. */
  private interface Step {
    void run() throws SQLException, GeneralSecurityException, IOException;
  }

  private static void attempt(Step step) throws SQLException {
    try {
      step.run();
    } catch (GeneralSecurityException | IOException e) {
      throw new SQLException("a data key cannot be rewrapped", e);
    }
  }
}
