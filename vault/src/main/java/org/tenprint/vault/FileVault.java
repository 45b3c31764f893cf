package org.tenprint.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keys in a folder that the services of one machine share: {@code keys.db}, each key wrapped by the
 * key-encryption key, and {@code destroyed}, the ledger. A destruction stands in the ledger before
 * the key is written over; the ledger is asked each time, so that no process goes on with a key
 * that another destroyed, and an older {@code keys.db} loses what the ledger names when it is
 * opened.
 */
public final class FileVault implements KeyVault {
  static final String KEYS = "keys.db";
  private static final int MOST_AT_HAND = 1024;

  private final KeyEncryption wrapping;
  private final UnwrappedKeys unwrapped;
  private final KeyTable reading;
  private final KeyTable writing;
  private final DestroyedKeys ledger;
  private final SecureRandom chance = new SecureRandom();
  private final Queue<Wanted> wanted = new ConcurrentLinkedQueue<>();
  private final Object turn = new Object();
  private final Map<KeyId, DataKey> atHand =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyId, DataKey> eldest) {
          return size() > MOST_AT_HAND;
        }
      };

  /** A key that a thread waits for; others are made in the same transaction. */
  private static final class Wanted {
    private final KeyId id;
    private DataKey key;
    private RuntimeException failure;

    Wanted(KeyId id) {
      this.id = id;
    }

    boolean done() {
      return key != null || failure != null;
    }
  }

  private FileVault(
      KeyEncryption wrapping, KeyTable reading, KeyTable writing, DestroyedKeys ledger) {
    this.wrapping = wrapping;
    this.unwrapped = new UnwrappedKeys(wrapping);
    this.reading = reading;
    this.writing = writing;
    this.ledger = ledger;
  }

  /**
   * Opens a vault that is there.
   *
   * @param folder of the vault alone
   * @param keyEncryption file of the key-encryption key
   * @throws VaultUnavailable if there is none, if it cannot be read, if its key-encryption key is
   *     gone, or if the ledger lacks a destruction
   */
  public static FileVault open(Path folder, Path keyEncryption) {
    VaultFolder.requireKeys(folder);
    VaultFolder.requireWrapping(folder, keyEncryption);
    return opened(folder, KeyEncryption.ofFile(keyEncryption));
  }

  /**
   * Opens a vault that is there.
   *
   * @param wrapping the key-encryption key
   * @throws VaultUnavailable as above
   */
  public static FileVault open(Path folder, KeyEncryption wrapping) {
    VaultFolder.requireKeys(folder);
    return opened(folder, wrapping);
  }

  /**
   * Opens a vault, or begins one where there is none: for whoever sets a system up alone. What is
   * sealed under another vault's keys stays closed to this one.
   *
   * @throws VaultUnavailable if it cannot be made, or as above
   */
  public static FileVault begin(Path folder, Path keyEncryption) {
    if (isIn(folder)) {
      VaultFolder.requireWrapping(folder, keyEncryption);
    }
    return opened(folder, KeyEncryption.ofFile(keyEncryption));
  }

  /** Whether a vault was begun there. */
  public static boolean isIn(Path folder) {
    return VaultFolder.hasKeys(folder);
  }

  private static FileVault opened(Path folder, KeyEncryption wrapping) {
    try {
      OwnersFile.folder(folder);
      Path keys = folder.resolve(KEYS);
      // SQLite gives the files beside it the permissions of this one
      OwnersFile.empty(keys);
      FileVault vault =
          new FileVault(
              wrapping,
              new KeyTable(keys.toString()),
              new KeyTable(keys.toString()),
              DestroyedKeys.open(folder.resolve("destroyed")));
      vault.holdAgainstLedger();
      return vault;
    } catch (IOException | SQLException e) {
      throw new VaultUnavailable("the vault in " + folder + " cannot be opened", e);
    }
  }

  private void holdAgainstLedger() throws IOException, SQLException {
    ledger.requireAll(writing.destroyed());
    List<KeyId> back = new ArrayList<>();
    for (KeyId id : ledger.all()) {
      if (writing.find(id).isPresent()) {
        back.add(id);
      }
    }
    if (!back.isEmpty()) {
      writing.transaction(
          () -> {
            for (KeyId id : back) {
              writing.delete(id);
            }
          });
    }
    if (!back.isEmpty()) {
      writing.emptyLog();
    } else if (!ledger.all().isEmpty()) {
      // who destroyed the last one may have ended before its log was empty
      writing.tryToEmptyLog();
    }
  }

  @Override
  public DataKey ensure(KeyId id) {
    Optional<DataKey> there = find(id);
    if (there.isPresent()) {
      return there.get();
    }
    Wanted mine = new Wanted(id);
    wanted.add(mine);
    synchronized (turn) {
      if (!mine.done()) {
        make();
      }
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
    remember(id, mine.key);
    return mine.key;
  }

  /** Makes what is wanted in one transaction: one flush to disk serves every thread that waits. */
  private void make() {
    List<Wanted> taken = new ArrayList<>();
    for (Wanted next = wanted.poll(); next != null; next = wanted.poll()) {
      taken.add(next);
    }
    Map<Wanted, DataKey> made = new HashMap<>();
    try {
      writing.transaction(
          () -> {
            for (Wanted one : taken) {
              if (!destroyed(one.id)) {
                made.put(one, findOrInsert(one.id));
              }
            }
          });
      taken.forEach(one -> settle(one, made.get(one), new KeyDestroyed(one.id)));
    } catch (SQLException e) {
      taken.forEach(one -> settle(one, null, new VaultUnavailable("a key cannot be made", e)));
    } catch (RuntimeException e) {
      taken.forEach(one -> settle(one, null, e));
    }
  }

  private static void settle(Wanted one, DataKey key, RuntimeException otherwise) {
    one.key = key;
    one.failure = key == null ? otherwise : null;
  }

  private DataKey findOrInsert(KeyId id) throws SQLException {
    Optional<DataKey> there = unwrapped.find(id, writing);
    if (there.isPresent()) {
      return there.get();
    }
    DataKey drawn = DataKey.drawn(chance);
    try {
      writing.insert(id, wrapping.wrap(drawn.secret(), id.bytes()));
    } catch (GeneralSecurityException | IOException e) {
      throw new VaultUnavailable("a key cannot be wrapped", e);
    }
    return drawn;
  }

  @Override
  public Optional<DataKey> find(KeyId id) {
    requireNotDestroyed(id);
    synchronized (atHand) {
      DataKey known = atHand.get(id);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<DataKey> found;
    try {
      found = unwrapped.read(id, reading);
      found.ifPresent(key -> remember(id, key));
    } finally {
      // since it was asked, another may have destroyed it: then it is not merely absent
      requireNotDestroyed(id);
    }
    return found;
  }

  private void requireNotDestroyed(KeyId id) {
    if (destroyed(id)) {
      synchronized (atHand) {
        atHand.remove(id);
      }
      throw new KeyDestroyed(id);
    }
  }

  private void remember(KeyId id, DataKey key) {
    synchronized (atHand) {
      atHand.put(id, key);
    }
  }

  @Override
  public void destroy(KeyId id, Destruction why) {
    try {
      ledger.append(id, why);
      synchronized (atHand) {
        atHand.remove(id);
      }
      writing.transaction(() -> writing.delete(id));
      writing.emptyLog();
    } catch (IOException | SQLException e) {
      throw new VaultUnavailable("key " + id + " may not be destroyed", e);
    }
  }

  @Override
  public Optional<Destruction> destruction(KeyId id) {
    return ledger.find(id);
  }

  @Override
  public void close() {
    try {
      reading.close();
      writing.close();
    } catch (SQLException e) {
      throw new VaultUnavailable("the vault cannot be closed", e);
    }
  }
}
