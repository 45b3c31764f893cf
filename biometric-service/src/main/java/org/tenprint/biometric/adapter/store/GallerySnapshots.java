package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.adapter.store.SnapshotBookmark.Parameters;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.Memory;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.WarmUp;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.messaging.Thrown;
import org.tenprint.messaging.TopicExtent;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.VaultUnavailable;

/**
 * The last snapshot of a gallery, in a directory of its own. Two files: the engine's, which is
 * moved into place last, atomically, and whose bookmark names the other, with its digest; so what
 * is found is whole or refused. Both are sealed under the snapshot's key, and read and written by
 * their owner alone.
 */
public final class GallerySnapshots {
  private static final Logger LOG = LoggerFactory.getLogger(GallerySnapshots.class);
  private static final String ENGINE = "gallery.tpg";
  private static final String CAPTURES = "captures-";

  private final Path directory;
  private final KeyVault vault;
  private final SnapshotKeys keys;
  private final Parameters parameters;
  private final MinutiaRoom room;
  private final Consumer<SnapshotRefusal> refusals;

  /**
   * Whose gallery it is.
   *
   * @param engine name and version of the engine
   * @param expectedSubjects what the engine's index is sized for
   * @param shard whose part of the gallery it is, from 0
   * @param shards of how many
   */
  public record Own(String engine, int expectedSubjects, int shard, int shards) {}

  /**
   * @param directory to be made where absent; nothing else may be in it
   * @param vault where the keys are
   * @param room for the minutiae of what is read
   * @param names of snapshots, another at each call
   * @param refusals is told why a snapshot is not used
   */
  public GallerySnapshots(
      Path directory,
      Own own,
      KeyVault vault,
      MinutiaRoom room,
      Supplier<UUID> names,
      Consumer<SnapshotRefusal> refusals) {
    this.directory = directory;
    this.vault = vault;
    this.keys = new SnapshotKeys(directory, vault, names);
    this.room = room;
    this.refusals = refusals;
    this.parameters =
        new Parameters(own.engine(), own.expectedSubjects(), own.shard(), own.shards());
  }

  /**
   * What a snapshot held.
   *
   * @param gallery the people
   * @param memory what is known beside their prints
   * @param offsets from which the log is to be followed, by partition
   * @param forgotten bookings in it whose keys were destroyed: after a return from a backup the
   *     vault's ledger names them, and the log may not
   */
  public record Restored(
      Gallery gallery, Memory memory, Map<Integer, Long> offsets, Set<UUID> forgotten) {
    /**
     * Searches for people of it, so that the first answers are not the slowest. An engine that
     * fails on one of them ends that and nothing else, as it is an answer to a booking: it would
     * fail at each start.
     *
     * @param timeLeft whether one more may begin
     * @return searches made; 0 where one failed
     */
    public int warmUp(BooleanSupplier timeLeft) {
      try {
        return WarmUp.of(gallery, memory.captures().keySet(), timeLeft);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error("engine failed, the gallery is not warmed cause={}", Thrown.where(e));
        return 0;
      }
    }
  }

  /**
   * Reads the snapshot. One that must not be used is deleted, with a line in the log that says why.
   *
   * @param now the topic as it is
   * @param today the time
   * @throws IllegalStateException if the thread is interrupted meanwhile: it stays as it is
   */
  public Optional<Restored> restore(TopicExtent now, Instant today) {
    if (!present()) {
      discard(today);
      return Optional.empty();
    }
    try {
      UUID name = SealedFile.name(directory.resolve(ENGINE));
      Optional<DataKey> key = keys.find(name);
      if (key.isEmpty()) {
        return refused(SnapshotRefusal.WITHOUT_KEY, name.toString(), today);
      }
      keys.keepOnly(Optional.of(name), today);
      return restore(key.get(), now, today);
    } catch (VaultUnavailable e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while the gallery snapshot was read", e);
      }
      return refused(SnapshotRefusal.DAMAGED, e.toString(), today);
    }
  }

  private Optional<Restored> restore(DataKey key, TopicExtent now, Instant today)
      throws IOException {
    TwoStageGallery.Restored engine = engine(key);
    Optional<Restored> restored = Optional.empty();
    try {
      restored = restore(engine, key, now, today);
      return restored;
    } finally {
      if (restored.isEmpty()) {
        engine.gallery().discard();
      }
    }
  }

  private Optional<Restored> restore(
      TwoStageGallery.Restored engine, DataKey key, TopicExtent now, Instant today)
      throws IOException {
    SnapshotBookmark bookmark = SnapshotBookmark.parse(engine.bookmark());
    Optional<SnapshotRefusal> refusal = bookmark.refusal(parameters, now, today);
    if (refusal.isPresent()) {
      return refused(refusal.get(), bookmark.toString(), today);
    }
    Path captures = directory.resolve(CAPTURES + bookmark.captures());
    Memory memory =
        CaptureFile.read(
            () -> Channels.newInputStream(SealedFile.open(captures, key, CAPTURES)),
            bookmark.captures());
    if (memory.captures().size() != engine.gallery().size()) {
      return refused(SnapshotRefusal.DAMAGED, "captures of other subjects", today);
    }
    if (parameters.shards() > 1
        && !memory.addresses().keySet().equals(memory.captures().keySet())) {
      return refused(SnapshotRefusal.DAMAGED, "addresses of other subjects", today);
    }
    deleteAllBut(captures.getFileName().toString());
    LOG.info("gallery restored subjects={} from={}", engine.gallery().size(), bookmark.offsets());
    return Optional.of(
        new Restored(engine.gallery(), memory, bookmark.offsets(), forgotten(memory)));
  }

  /** Cost: one look at the ledger an encounter. */
  private Set<UUID> forgotten(Memory memory) {
    return memory.captures().values().stream()
        .flatMap(List::stream)
        .flatMap(capture -> capture.bookingId().stream())
        .filter(booking -> vault.destroyed(KeyId.ofBooking(booking)))
        .collect(Collectors.toSet());
  }

  private TwoStageGallery.Restored engine(DataKey key) throws IOException {
    Path file = directory.resolve(ENGINE);
    try (ReadableByteChannel plain = SealedFile.open(file, key, ENGINE)) {
      return TwoStageGallery.restore(plain, Files.size(file), room);
    }
  }

  private Optional<Restored> refused(SnapshotRefusal reason, String detail, Instant today) {
    LOG.warn("gallery snapshot refused, rebuilding reason={} detail={}", reason, detail);
    refusals.accept(reason);
    discard(today);
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
   * @return false if it was not, because the log is yet to say what is held
   * @throws IOException if it could not be: in both cases that before is still in place
   */
  public boolean write(
      EnrolledGallery gallery, String topicId, Map<Integer, Long> offsets, Instant at)
      throws IOException {
    try {
      return gallery.snapshot((engine, memory) -> write(engine, memory, topicId, offsets, at));
    } catch (VaultUnavailable e) {
      throw new IOException("without a key it is not written", e);
    }
  }

  private void write(
      Gallery gallery, Memory memory, String topicId, Map<Integer, Long> offsets, Instant at)
      throws IOException {
    if (!(gallery instanceof TwoStageGallery engine)) {
      throw new IllegalArgumentException(gallery.engineVersion() + " has no snapshots");
    }
    SnapshotKeys.Begun begun = keys.begin();
    Path written = directory.resolve(CAPTURES + "new");
    String[] digest = new String[1];
    PrivateFile.replace(
        written,
        file ->
            SealedFile.write(
                file,
                begun,
                CAPTURES,
                plain -> digest[0] = CaptureFile.write(Channels.newOutputStream(plain), memory)));
    String captures = CAPTURES + digest[0];
    Files.move(written, directory.resolve(captures), StandardCopyOption.REPLACE_EXISTING);
    SnapshotBookmark bookmark = new SnapshotBookmark(parameters, topicId, offsets, at, digest[0]);
    PrivateFile.replace(
        directory.resolve(ENGINE),
        file ->
            SealedFile.write(
                file, begun, ENGINE, plain -> engine.snapshot(plain, bookmark.text())));
    keys.keepOnly(Optional.of(begun.name()), at);
    deleteAllBut(captures);
    LOG.info("gallery snapshot written subjects={} upto={}", memory.captures().size(), offsets);
  }

  /** Deletes what is there, and destroys its key. */
  public void discard(Instant at) {
    try {
      Files.deleteIfExists(directory.resolve(ENGINE));
      if (Files.isDirectory(directory)) {
        keys.keepOnly(Optional.empty(), at);
      }
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
        file ->
            !Set.of(ENGINE, SnapshotKeys.LIST, captures).contains(file.getFileName().toString());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(obsolete).toList()) {
        Files.delete(file);
      }
    }
  }
}
