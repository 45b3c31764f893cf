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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder in which each message is kept once. What it says is kept is on the disk: the power may
 * fail, the disk be full, and another program keep here too.
 */
final class Inbox {
  /** What a run that was cut off left, also one of an earlier form of this program. */
  private static final Pattern LEFT =
      Pattern.compile("[0-9A-Za-z-]{1,64}(\\.json)?\\.part|part\\d+");

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
