package org.tenprint.localstack.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.tenprint.localstack.StackException;

/**
 * What a backup holds; the last file written into it, {@value #NAME}.
 *
 * @param format version of the form, 1
 * @param part which half it is: data or secrets
 * @param asOf the instant of which all of it is, ISO-8601 in UTC
 * @param folders relative to the stack's folder, each after those above it
 * @param files in order of their paths
 */
record BackupManifest(int format, Part part, String asOf, List<String> folders, List<Entry> files) {
  static final String NAME = "backup.json";
  static final int FORMAT = 1;

  private static final int MOST_BYTES = 256 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /** The two halves, which together open everything and are kept apart. */
  enum Part {
    /** Topics, database, snapshots, wrapped keys, and reference data that were loaded. */
    DATA(List.of("data", "keys", "reference")),
    /** What opens the keys, and everybody's credentials. */
    SECRETS(List.of("secrets", "credentials"));

    private final List<String> folders;

    Part(List<String> folders) {
      this.folders = folders;
    }

    /** Names of the folders in the stack's own that belong to it. */
    List<String> folders() {
      return folders;
    }
  }

  /**
   * A file.
   *
   * @param path relative to the stack's folder, with {@code /}
   * @param bytes its length
   * @param sha256 of its bytes, hexadecimal
   */
  record Entry(String path, long bytes, String sha256) {}

  /**
   * The manifest of a folder, each of its paths within the folders of its part.
   *
   * @throws StackException if there is none, it cannot be understood, or is of another part
   */
  static BackupManifest read(Path folder, Part part) {
    Path file = folder.resolve(NAME);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      BackupManifest manifest = JSON.readValue(bytes, BackupManifest.class);
      if (manifest.format() != FORMAT) {
        throw new StackException(file + " is of format " + manifest.format() + ", not " + FORMAT);
      }
      if (manifest.part() != part) {
        throw new StackException(
            folder + " holds " + word(manifest.part()) + ", not " + word(part));
      }
      Instant.parse(manifest.asOf());
      manifest.folders().forEach(path -> requireWithin(file, part, path));
      manifest.files().forEach(entry -> requireWithin(file, part, entry.path()));
      return manifest;
    } catch (IOException | DateTimeException | NullPointerException e) {
      throw new StackException(folder + " is no whole backup: " + NAME + " cannot be read", e);
    }
  }

  private static void requireWithin(Path file, Part part, String path) {
    Path relative = Path.of(path);
    if (relative.isAbsolute()
        || !relative.normalize().equals(relative)
        || !part.folders().contains(relative.getName(0).toString())) {
      throw new StackException(file + " names a place that no backup has");
    }
  }

  private static String word(Part part) {
    return part.name().toLowerCase(java.util.Locale.ROOT);
  }

  void write(OutputStream out) throws IOException {
    out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }
}
