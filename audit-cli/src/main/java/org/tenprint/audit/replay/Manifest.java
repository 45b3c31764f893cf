package org.tenprint.audit.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;

/**
 * What a copy holds; the last file written into it, {@code manifest.json}.
 *
 * @param format version of the copy's format, 1
 * @param from first instant of the window, ISO-8601
 * @param to first instant after it
 * @param files one a topic, by topic
 */
@JsonPropertyOrder({"format", "from", "to", "files"})
public record Manifest(int format, String from, String to, List<File> files) {
  /** The manifest's own name. */
  public static final String NAME = "manifest.json";

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /**
   * A file of the copy.
   *
   * @param topic whose records it has
   * @param file its name in the folder
   * @param records how many
   * @param bytes its size
   * @param sha256 hexadecimal
   * @param ends the end offset of each partition, exclusive, up to which was read
   */
  @JsonPropertyOrder({"topic", "file", "records", "bytes", "sha256", "ends"})
  public record File(
      String topic,
      String file,
      long records,
      long bytes,
      String sha256,
      SortedMap<Integer, Long> ends) {}

  /** A manifest of this format. */
  static Manifest of(String from, String to, List<File> files) {
    return new Manifest(FORMAT, from, to, List.copyOf(files));
  }

  /**
   * The manifest of a folder.
   *
   * @throws Failure if there is none, or it cannot be understood
   */
  public static Manifest read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
      if (manifest == null || manifest.files().contains(null)) {
        throw new Failure(file + " says nothing of its files");
      }
      if (manifest.format() != FORMAT) {
        throw new Failure(file + " is of format " + manifest.format() + ", not " + FORMAT);
      }
      for (File one : manifest.files()) {
        if (TopicName.parse(one.topic()).isEmpty() || !one.file().equals(fileName(one.topic()))) {
          throw new Failure(file + " names a file that no topic has");
        }
      }
      return manifest;
    } catch (IOException e) {
      throw new Failure(folder + " is no finished copy: " + NAME + " cannot be read", e);
    }
  }

  /**
   * Sees that a copy holds all of a window: what lies outside of it is not there, and would pass
   * for what never was.
   *
   * @throws Failure if it does not
   */
  public void requireHolds(Window window) {
    Window held = window();
    if (window.from().isBefore(held.from()) || window.to().isAfter(held.to())) {
      throw new Failure(
          "the copy holds %s to %s and no more: state --from and --to within, or copy again"
              .formatted(held.from(), held.to()));
    }
  }

  /** The window that was copied. */
  public Window window() {
    try {
      return new Window(Instant.parse(from), Instant.parse(to));
    } catch (DateTimeParseException e) {
      throw new Failure(NAME + " does not say from when to when it is", e);
    }
  }

  void write(Path folder) throws IOException {
    Path part = folder.resolve(NAME + ".part");
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    try (OutputStream out = OwnersFiles.create(part)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.move(part, folder.resolve(NAME));
  }

  /** The name of a topic's file. */
  public static String fileName(String topic) {
    return topic + ".ndjson";
  }

  /**
   * The SHA-256 of a file, hexadecimal.
   *
   * @throws Failure if it cannot be read
   */
  public static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new Failure(file + " cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
