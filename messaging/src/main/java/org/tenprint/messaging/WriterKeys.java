package org.tenprint.messaging;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.tenprint.events.Principal;
import org.tenprint.events.common.Origin;

/**
 * The public keys of those who sign, as the deployment keeps them in a folder:
 *
 * <ul>
 *   <li>{@code KIND.NAME.ID.pem}: a key (SubjectPublicKeyInfo, Ed25519) of a principal; ID says
 *       which;
 *   <li>{@code KIND.NAME.ID.until}: of a key that was withdrawn, the offsets from which on it
 *       counts for nothing, one line {@code TOPIC/PARTITION=OFFSET} each; of a partition that it
 *       does not name, from the beginning;
 *   <li>{@code since}: of a log that was begun before services signed, the offsets from which on
 *       they do, in the same form; a partition that it does not name is signed from its beginning.
 * </ul>
 *
 * <p>By offsets, not by times: a time is the writer's own word.
 */
final class WriterKeys {
  private static final String PEM = ".pem";

  /**
   * A principal's key.
   *
   * @param until offsets from which on it counts for nothing; empty if it was not withdrawn
   */
  record Key(Principal writer, Ed25519PublicKeyParameters key, Optional<Map<String, Long>> until) {
    boolean countsAt(Origin origin) {
      return until
          .map(offsets -> origin.getOffset() < offsets.getOrDefault(partition(origin), 0L))
          .orElse(true);
    }
  }

  private final Map<Long, Key> keys;
  private final Map<String, Long> since;

  private WriterKeys(Map<Long, Key> keys, Map<String, Long> since) {
    this.keys = keys;
    this.since = since;
  }

  /**
   * Those in a folder.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if a file is not of its form
   */
  static WriterKeys read(Path folder) {
    Map<Long, Key> keys = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PEM)) {
      for (Path file : files) {
        Key key = key(file);
        keys.put(SigningKey.idOf(key.key()), key);
      }
      Path since = folder.resolve("since");
      return new WriterKeys(keys, Files.exists(since) ? offsets(since) : Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the keys of the services cannot be read: " + folder, e);
    }
  }

  Optional<Key> key(long id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** Whether a record was written before services signed. */
  boolean isBeforeSigning(Origin origin) {
    return origin.getOffset() < since.getOrDefault(partition(origin), 0L);
  }

  private static Key key(Path file) throws IOException {
    String name = file.getFileName().toString();
    String whose = name.substring(0, name.lastIndexOf('.', name.length() - PEM.length() - 1));
    Path until = file.resolveSibling(name.substring(0, name.length() - PEM.length()) + ".until");
    return new Key(
        Principal.parse(whose.replaceFirst("[.]", ":")),
        SigningKey.readPublic(file),
        Files.exists(until) ? Optional.of(offsets(until)) : Optional.empty());
  }

  private static Map<String, Long> offsets(Path file) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    Map<String, Long> offsets = new HashMap<>();
    lines.forEach(
        (partition, offset) ->
            offsets.put(partition.toString(), Long.parseLong(offset.toString().trim())));
    return offsets;
  }

  private static String partition(Origin origin) {
    return origin.getTopic() + "/" + origin.getPartition();
  }
}
