import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder in which each message is kept once, and what is not understood lies aside. What it says
 * is kept is on the disk: the power may fail, the disk be full, and another program keep here too.
 */
final class Inbox {
  /** What a run that was cut off left, also one of an earlier form of this program. */
  private static final Pattern LEFT =
      Pattern.compile("[0-9A-Za-z-]{1,64}(\\.json|\\.aside)?\\.part|part\\d+");

  private static final int MOST_ASIDE = 1000;

  private final Path folder;

  Inbox(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    if (!Files.isDirectory(this.folder)) {
      Files.createDirectories(this.folder, only("rwx------"));
      sync(this.folder.getParent());
    }
    for (Path file : files()) {
      // no message is empty: the power failed before it was on the disk
      if (LEFT.matcher(file.getFileName().toString()).matches()
          || file.toString().endsWith(".json") && Files.size(file) == 0) {
        Files.delete(file);
      }
    }
    sync(this.folder);
  }

  boolean has(String message) {
    return Files.exists(file(message));
  }

  /** Whether it was not there, nor that it was recalled. */
  boolean keep(String message, JsonNode what) throws IOException {
    return write(file(message), what.toString().getBytes(StandardCharsets.UTF_8), false);
  }

  /** Deletes what was kept of a message, and never keeps anything of it again. */
  void recall(String message, String by) throws IOException {
    Files.deleteIfExists(file(message)); // first: it ends also where the disk is full
    String recalled = new ObjectMapper().createObjectNode().put("recalledBy", by).toString();
    write(file(message), recalled.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Keeps a value as it came; the name of its file. */
  String putAside(byte[] value) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(value);
    Path file = folder.resolve(HexFormat.of().formatHex(digest) + ".aside");
    if (!Files.exists(file)) {
      if (aside().size() >= MOST_ASIDE) {
        throw new IOException(MOST_ASIDE + " messages lie aside: look at them");
      }
      write(file, value, false);
    }
    return file.getFileName().toString();
  }

  /** The files of what was put aside. */
  List<Path> aside() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".aside")).toList();
  }

  private Path file(String message) {
    return folder.resolve(message + ".json");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static FileAttribute<?> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /** What was made or removed in it stays so, also if the power fails. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel opened = FileChannel.open(folder)) {
      opened.force(true);
    }
  }

  /**
   * A file, its owner's alone, that is whole and on the disk when this returns. What was there
   * stays, and the answer is false, unless it writes over it.
   */
  private static boolean write(Path file, byte[] content, boolean over) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    var anew = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    FileChannel opened = FileChannel.open(part, anew, only("rw-------"));
    try {
      try (opened) {
        for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
          opened.write(left);
        }
        opened.force(true);
      }
      if (over) {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.createLink(file, part); // never over what another program made of it meanwhile
      }
      return true;
    } catch (FileAlreadyExistsException kept) {
      return false;
    } finally {
      Files.deleteIfExists(part);
      sync(file.getParent());
    }
  }
}
