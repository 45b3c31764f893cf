package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.adapter.store.SnapshotBookmark.Parameters;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.EnrolledGallery.Memory;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.messaging.TopicExtent;

/**
 * The last snapshot of a gallery, in a directory of its own. Two files: the engine's, which is
 * moved into place last, atomically, and whose bookmark names the other, with its digest; so what
 * is found is whole or refused. Both are read and written by their owner alone.
 */
public final class GallerySnapshots {
  private static final Logger LOG = LoggerFactory.getLogger(GallerySnapshots.class);
  private static final String ENGINE = "gallery.tpg";
  private static final String CAPTURES = "captures-";

  private final Path directory;
  private final Parameters parameters;
  private final Consumer<SnapshotRefusal> refusals;

  /**
   * @param directory to be made where absent; nothing else may be in it
   * @param engine name and version of the engine
   * @param expectedSubjects what the engine's index is sized for
   * @param shard whose part of the gallery it is, from 0
   * @param shards of how many
   * @param refusals is told why a snapshot is not used
   */
  public GallerySnapshots(
      Path directory,
      String engine,
      int expectedSubjects,
      int shard,
      int shards,
      Consumer<SnapshotRefusal> refusals) {
    this.directory = directory;
    this.refusals = refusals;
    this.parameters = new Parameters(engine, expectedSubjects, shard, shards);
  }

  /**
   * What a snapshot held.
   *
   * @param gallery the people
   * @param memory what is known beside their prints
   * @param offsets from which the log is to be followed, by partition
   */
  public record Restored(Gallery gallery, Memory memory, Map<Integer, Long> offsets) {}

  /**
   * Reads the snapshot. One that must not be used is deleted, with a line in the log that says why.
   *
   * @param now the topic as it is
   * @param today the time
   */
  public Optional<Restored> restore(TopicExtent now, Instant today) {
    if (!present()) {
      discard();
      return Optional.empty();
    }
    try {
      TwoStageGallery.Restored engine = TwoStageGallery.restore(directory.resolve(ENGINE));
      SnapshotBookmark bookmark = SnapshotBookmark.parse(engine.bookmark());
      Optional<SnapshotRefusal> refusal = bookmark.refusal(parameters, now, today);
      if (refusal.isPresent()) {
        return refused(refusal.get(), bookmark.toString());
      }
      Path captures = directory.resolve(CAPTURES + bookmark.captures());
      Memory memory = CaptureFile.read(captures, bookmark.captures());
      if (memory.captures().size() != engine.gallery().size()) {
        return refused(SnapshotRefusal.DAMAGED, "captures of other subjects");
      }
      if (parameters.shards() > 1
          && !memory.addresses().keySet().equals(memory.captures().keySet())) {
        return refused(SnapshotRefusal.DAMAGED, "addresses of other subjects");
      }
      deleteAllBut(captures.getFileName().toString());
      LOG.info("gallery restored subjects={} from={}", engine.gallery().size(), bookmark.offsets());
      return Optional.of(new Restored(engine.gallery(), memory, bookmark.offsets()));
    } catch (IOException | RuntimeException e) {
      return refused(SnapshotRefusal.DAMAGED, e.toString());
    }
  }

  private Optional<Restored> refused(SnapshotRefusal reason, String detail) {
    LOG.warn("gallery snapshot refused, rebuilding reason={} detail={}", reason, detail);
    refusals.accept(reason);
    discard();
    return Optional.empty();
  }

  /** Whether there is one. */
  public boolean present() {
    return Files.exists(directory.resolve(ENGINE));
  }

  /**
   * Writes one in place of that before.
   *
   * @param topicId of the enrolments topic
   * @param offsets up to which, by partition, the gallery holds the log
   * @param at what was written to the log before this time, it holds
   * @throws IOException if it was not written: that before is still in place
   */
  public void write(EnrolledGallery gallery, String topicId, Map<Integer, Long> offsets, Instant at)
      throws IOException {
    gallery.snapshot((engine, memory) -> write(engine, memory, topicId, offsets, at));
  }

  private void write(
      Gallery gallery, Memory memory, String topicId, Map<Integer, Long> offsets, Instant at)
      throws IOException {
    if (!(gallery instanceof TwoStageGallery engine)) {
      throw new IllegalArgumentException(gallery.engineVersion() + " has no snapshots");
    }
    Path beside = directory.resolve(CAPTURES + "part");
    createPrivate(beside);
    String digest = CaptureFile.write(beside, memory);
    String captures = CAPTURES + digest;
    Files.move(beside, directory.resolve(captures), StandardCopyOption.REPLACE_EXISTING);
    SnapshotBookmark bookmark = new SnapshotBookmark(parameters, topicId, offsets, at, digest);
    engine.snapshot(directory.resolve(ENGINE), bookmark.text());
    deleteAllBut(captures);
    LOG.info("gallery snapshot written subjects={} upto={}", memory.captures().size(), offsets);
  }

  private void createPrivate(Path file) throws IOException {
    Files.createDirectories(directory);
    Files.deleteIfExists(file);
    Files.createFile(file);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
      Files.setPosixFilePermissions(directory, owner);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Deletes what is there. */
  public void discard() {
    try {
      Files.deleteIfExists(directory.resolve(ENGINE));
      deleteAllBut("");
    } catch (IOException e) {
      throw new UncheckedIOException("a snapshot that must not be used cannot be deleted", e);
    }
  }

  private void deleteAllBut(String captures) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    Predicate<Path> obsolete =
        file -> !Set.of(ENGINE, captures).contains(file.getFileName().toString());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(obsolete).toList()) {
        Files.delete(file);
      }
    }
  }
}
