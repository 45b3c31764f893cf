package org.tenprint.localstack.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.OwnersFolder;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;
import org.tenprint.localstack.Stage;
import org.tenprint.localstack.backup.BackupManifest.Part;

/**
 * Backs up a stack as of one instant, while it runs: its processes stand still for as long as it
 * takes to link and copy what they keep beside it; the rest is done while they run again. What a
 * restored stack makes of it is what it would make of its own files after a power cut.
 */
public final class Backup {
  /** Kafka makes indexes anew that are not there; the database's process file is of a process. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "data/kafka/.*\\.(index|timeindex)"
              + "|data/postgres/binaries(/.*)?"
              + "|data/postgres/cluster/postmaster\\.(pid|opts)");

  /** Grows at its end alone, and what replaces it is another file: a link keeps it. */
  private static final Pattern GROWS = Pattern.compile("data/kafka/.*\\.log");

  /** What readers of the vault write, too. */
  private static final Pattern PASSING = Pattern.compile(".*(-shm|\\.lock)");

  private final Layout layout;
  private final Clock clock;

  /**
   * @param layout the stack, running or not
   */
  public Backup(Layout layout, Clock clock) {
    this.layout = layout;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param asOf of which instant it is
   * @param still how long the stack stood still; nothing where none ran
   * @param files how many of data, and of secrets
   * @param bytes of both
   */
  public record Done(Instant asOf, Optional<Duration> still, int files, long bytes) {}

  /** A file as it was, and where its bytes are kept for now. */
  private record Kept(String path, long bytes, Path at) {}

  private record Seen(List<String> folders, List<Kept> files) {}

  /**
   * Writes a backup.
   *
   * @param data new folder for topics, database, snapshots and wrapped keys
   * @param secrets new folder for what opens them; empty to leave that out
   * @throws StackException if there is no stack, a part of it lies behind a link, a folder is in
   *     use, or the disk has no room: no manifest is written then, and the stack goes on
   */
  public Done take(Path data, Optional<Path> secrets) {
    try {
      require(data, secrets);
      try (Stage stage = Stage.forBackup(layout)) {
        return take(stage, data, secrets);
      }
    } catch (IOException e) {
      throw new StackException("the backup is not whole: " + e, e);
    }
  }

  private void require(Path data, Optional<Path> secrets) throws IOException {
    if (!Files.isDirectory(layout.data("kafka"))) {
      throw new StackException("there is no stack's data in " + layout.local());
    }
    List<Path> all = new ArrayList<>(List.of(layout.local(), data));
    secrets.ifPresent(all::add);
    for (Path one : all) {
      for (Path other : all) {
        if (one != other && Folders.within(one, other)) {
          throw new StackException(one + " lies in " + other + ": keep them apart");
        }
      }
    }
    Folders.requireNew(data);
    if (secrets.isPresent()) {
      Folders.requireNew(secrets.get());
    }
  }

  private Done take(Stage stage, Path data, Optional<Path> secrets) throws IOException {
    long begun = System.nanoTime();
    Instant asOf;
    boolean ran;
    Seen ofData;
    Seen ofSecrets;
    // nobody starts one meanwhile where none runs
    try (StackClaim none = StackClaim.holder(layout).isEmpty() ? StackClaim.take(layout) : null;
        Frozen frozen = none == null ? Frozen.of(layout) : Frozen.nothing(layout)) {
      ran = frozen.processes() > 0;
      Map<Path, Object> before = secretFiles();
      asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      ofData = staged(Part.DATA, stage);
      ofSecrets = secrets.isPresent() ? staged(Part.SECRETS, stage) : new Seen(null, List.of());
      if (!before.equals(secretFiles())) {
        throw new StackException(
            "another command wrote keys or credentials meanwhile: nothing is backed up,"
                + " begin again");
      }
    }
    Duration still = Duration.ofNanos(System.nanoTime() - begun);
    long bytes = written(Part.DATA, asOf, ofData, data);
    if (secrets.isPresent()) {
      bytes += written(Part.SECRETS, asOf, ofSecrets, secrets.get());
    }
    return new Done(
        asOf,
        Optional.of(still).filter(time -> ran),
        ofData.files().size() + ofSecrets.files().size(),
        bytes);
  }

  /**
   * How keys, what opens them and credentials are: commands that write them are no part of a stack,
   * and do not stand still with it.
   */
  private Map<Path, Object> secretFiles() throws IOException {
    Map<Path, Object> files = new HashMap<>();
    for (String name : List.of("keys", "secrets", "credentials")) {
      Path folder = layout.local().resolve(name);
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(each -> !PASSING.matcher(each.toString()).matches()).toList()) {
          BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
          if (now.isRegularFile()) {
            files.put(
                file, List.of(String.valueOf(now.fileKey()), now.size(), now.lastModifiedTime()));
          }
        }
      }
    }
    return files;
  }

  private Seen staged(Part part, Stage stage) throws IOException {
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    Path own = stage.create(part.name());
    for (String name : part.folders()) {
      Path folder = layout.local().resolve(name);
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(folder, new Stager(seen, own));
      }
    }
    return seen;
  }

  /** Keeps each file as it is now: by a link if it only grows, else by a copy. */
  private final class Stager extends SimpleFileVisitor<Path> {
    private final Seen seen;
    private final Path stage;
    private final Predicate<String> left = LEFT_OUT.asMatchPredicate();
    private final Predicate<String> grows = GROWS.asMatchPredicate();

    Stager(Seen seen, Path stage) {
      this.seen = seen;
      this.stage = stage;
    }

    private String relative(Path path) {
      return Folders.text(layout.local().relativize(path));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String path = relative(folder);
      if (left.test(path)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      seen.folders().add(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = relative(file);
      if (attributes.isSymbolicLink() && !left.test(path)) {
        throw new StackException(
            file
                + " is a link, and what it leads to would not be in the backup: let all of the"
                + " stack lie there (--local), or nothing");
      }
      if (attributes.isRegularFile() && !left.test(path)) {
        Path kept = stage.resolve(String.valueOf(seen.files().size()));
        if (grows.test(path)) {
          Files.createLink(kept, file);
        } else {
          Files.copy(file, kept);
        }
        seen.files().add(new Kept(path, attributes.size(), kept));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static long written(Part part, Instant asOf, Seen seen, Path target) throws IOException {
    OwnersFolder.create(target);
    for (String folder : seen.folders()) {
      OwnersFolder.create(target.resolve(folder));
    }
    List<BackupManifest.Entry> entries = new ArrayList<>();
    long bytes = 0;
    for (Kept kept : seen.files()) {
      try (InputStream in = Files.newInputStream(kept.at())) {
        String sha256 = Folders.copy(in, kept.bytes(), target.resolve(kept.path()));
        entries.add(new BackupManifest.Entry(kept.path(), kept.bytes(), sha256));
      }
      bytes += kept.bytes();
    }
    entries.sort(Comparator.comparing(BackupManifest.Entry::path));
    BackupManifest manifest =
        new BackupManifest(BackupManifest.FORMAT, part, asOf.toString(), seen.folders(), entries);
    Path unfinished = target.resolve(BackupManifest.NAME + ".part");
    try (OutputStream out = Files.newOutputStream(OwnersFolder.file(unfinished))) {
      manifest.write(out);
    }
    Files.move(unfinished, target.resolve(BackupManifest.NAME));
    return bytes;
  }
}
