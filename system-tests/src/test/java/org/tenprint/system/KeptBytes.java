package org.tenprint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tenprint.testkit.LiveFolder;

/**
 * Every byte that a stack has written: segments of the log, stores, database pages, snapshots,
 * service logs. Kafka's indexes hold offsets and are left out, and so is what agencies and record
 * owners write themselves, readable until it is taken ({@code docs/security.md}).
 */
final class KeptBytes {
  private static final List<String> INDEXES = List.of(".index", ".timeindex", ".txnindex");
  private static final Pattern OF_PARTIES =
      Pattern.compile("(booking|immigration)\\.submissions\\.[^.]+\\.v1-\\d+");

  /**
   * Folders whose files may name a forgotten subject yet, by how their names begin: the key of a
   * removed enrolment until its topic is compacted, of a record for ever, and what shards ask one
   * another. Not the database's: a row that was dropped has the subject's id until its page is
   * written over.
   */
  private static final List<String> MAY_NAME_A_SUBJECT =
      List.of("biometric.enrolments", "biometric.shard-searches", "immigration.records");

  private static final Path DATABASE = Path.of("data", "postgres");

  private final Path folder;

  KeptBytes(Path folder) {
    this.folder = folder;
  }

  /** The files that hold these bytes. */
  List<Path> with(byte[] sought) {
    return with(List.of(sought)).get(0);
  }

  /** For each of these the files that hold it; every file is read once, and gone through once. */
  List<List<Path>> with(List<byte[]> all) {
    SoughtBytes sought = new SoughtBytes(all);
    List<List<Path>> found = all.stream().<List<Path>>map(none -> new ArrayList<>()).toList();
    try {
      LiveFolder.walk(folder, file -> look(file, sought, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private void look(Path file, SoughtBytes sought, List<List<Path>> found) throws IOException {
    if (!Files.isRegularFile(file)
        || INDEXES.stream().anyMatch(file.getFileName().toString()::endsWith)
        || OF_PARTIES.matcher(folder(file)).matches()) {
      return;
    }
    sought.in(Files.readAllBytes(file)).stream()
        .forEach(which -> found.get(which).add(folder.relativize(file)));
  }

  /** The files in folders of such a name that hold this text. */
  List<Path> with(String sought, Pattern folders) {
    return with(sought).stream().filter(file -> folders.matcher(folder(file)).matches()).toList();
  }

  List<Path> with(String sought) {
    return with(sought.getBytes(StandardCharsets.UTF_8));
  }

  /** Of files that name a subject, those that may not. */
  static List<Path> naming(List<Path> files) {
    return files.stream()
        .filter(file -> !file.startsWith(DATABASE))
        .filter(file -> MAY_NAME_A_SUBJECT.stream().noneMatch(folder(file)::startsWith))
        .toList();
  }

  private static String folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : parent.getFileName().toString();
  }
}
