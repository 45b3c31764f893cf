package org.tenprint.audit.letter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenprint.audit.answer.Failure;

/** Where letters are written: whole under their names, or not at all. */
final class LetterFolder {
  private final Path folder;

  LetterFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes letters, none over another file. Each is written and forced under a name of its own
   * first (the owner's alone), and then takes its name: what was cut off ends in {@code .part} and
   * is no letter.
   *
   * @param letters their bytes by their names
   * @return the files
   * @throws Failure if one is there already; then none is written
   */
  List<Path> write(Map<String, byte[]> letters) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (String name : letters.keySet()) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw already(folder.resolve(name));
      }
    }
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> letter : letters.entrySet()) {
      written.add(write(folder.resolve(letter.getKey()), letter.getValue()));
    }
    return written;
  }

  private Path write(Path letter, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(folder, letter.getFileName() + ".", ".part");
    try {
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      // a link replaces nothing, as a move in one step would
      return Files.createLink(letter, part);
    } catch (FileAlreadyExistsException e) {
      throw already(letter);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Failure already(Path letter) {
    return new Failure(letter + " is there already: take it away first");
  }
}
