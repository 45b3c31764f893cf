package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * Keys of snapshots, one for each, destroyed when another has taken its place: what was copied of
 * an older one can be read by nobody. A file lists the snapshots that may have a key, each before
 * it is made, so that a process that ended leaves none behind.
 */
final class SnapshotKeys {
  static final String LIST = "keys";

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path list;
  private final KeyVault vault;
  private final Supplier<UUID> names;

  /**
   * @param directory of the snapshots
   * @param names another at each call
   */
  SnapshotKeys(Path directory, KeyVault vault, Supplier<UUID> names) {
    this.list = directory.resolve(LIST);
    this.vault = vault;
    this.names = names;
  }

  /** A snapshot that is begun, and its key. */
  record Begun(UUID name, DataKey key) {}

  Begun begin() throws IOException {
    UUID name = names.get();
    Set<UUID> known = listed();
    known.add(name);
    write(known);
    return new Begun(name, vault.ensure(id(name)));
  }

  /** The key of a snapshot; empty if it was destroyed, or was never this vault's. */
  Optional<DataKey> find(UUID name) {
    try {
      return vault.find(id(name));
    } catch (KeyDestroyed replaced) {
      return Optional.empty();
    }
  }

  /** Destroys every key but that of the snapshot that stands; of all where none does. */
  void keepOnly(Optional<UUID> standing, Instant at) throws IOException {
    Set<UUID> kept = new HashSet<>();
    standing.ifPresent(kept::add);
    for (UUID name : listed()) {
      if (!kept.contains(name)) {
        vault.destroy(id(name), new Destruction(at, "gallery-snapshot/" + name));
      }
    }
    write(kept);
  }

  private Set<UUID> listed() throws IOException {
    Set<UUID> names = new HashSet<>();
    List<String> lines =
        Files.exists(list) ? Files.readAllLines(list, StandardCharsets.ISO_8859_1) : List.of();
    lines.stream()
        .filter(line -> NAME.matcher(line).matches())
        .map(UUID::fromString)
        .forEach(names::add);
    return names;
  }

  private void write(Set<UUID> names) throws IOException {
    String text = String.join("", names.stream().map(name -> name + "\n").toList());
    PrivateFile.replace(
        list,
        file -> {
          try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
          }
        });
  }

  private static KeyId id(UUID name) {
    return KeyId.ofDeployment("gallery-snapshot/" + name);
  }
}
