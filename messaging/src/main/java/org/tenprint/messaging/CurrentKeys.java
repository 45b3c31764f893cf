package org.tenprint.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.waiting.Changes;

/**
 * The {@link WriterKeys} of a folder as it is: looked at when it was not for a second, and when a
 * key is asked for that is not among them. What is found to have changed is read when it has stood
 * still for a tenth of a second, so that nothing is judged by half of a change; who asks meanwhile
 * waits.
 *
 * <p>It keeps in mind what was taken by each key, to tell whether a key was withdrawn from before
 * that: one offset a key and partition.
 *
 * <p>Cost: a look at a clock; each second a listing of the folder with the times of its files.
 *
 * <p>Safe for many threads.
 */
final class CurrentKeys {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentKeys.class);
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration STILL = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 50;

  /** The folder's time, and by which each file is told from one in its place or written over. */
  private record Listing(FileTime folder, Map<String, List<Object>> files) {}

  private record Read(Listing of, WriterKeys keys) {}

  /** What was taken: by which key, of which partition. */
  private record Taken(long key, String topic, int partition) {}

  private final Path folder;
  private final LongSupplier clock;
  private final Map<Taken, Long> taken = new ConcurrentHashMap<>();
  private volatile Read read;
  private volatile long looked;

  /**
   * @param clock nanoseconds since any instant
   * @throws UncheckedIOException if they cannot be read, or are not of their form
   */
  CurrentKeys(Path folder, LongSupplier clock) {
    this.folder = folder;
    this.clock = clock;
    this.looked = clock.getAsLong();
    // before they are read: what changes meanwhile is seen at the next look
    Listing listing =
        listing().orElseThrow(() -> unreadable(new IOException("it cannot be listed")));
    this.read = new Read(listing, keys());
  }

  /**
   * As they are, or were less than a second ago.
   *
   * @throws UncheckedIOException if they cannot be read, are not of their form, or change without
   *     end
   */
  WriterKeys now() {
    if (clock.getAsLong() - looked >= BETWEEN_LOOKS) {
      look();
    }
    return read.keys();
  }

  /** Of a principal that was given its key since, too. */
  Optional<WriterKeys.Key> key(long id) {
    Optional<WriterKeys.Key> known = now().key(id);
    if (known.isPresent() || read.of().folder().equals(folderTime())) {
      return known;
    }
    look();
    return read.keys().key(id);
  }

  /** A record that this key signed was taken. */
  void took(long key, Origin origin) {
    taken.merge(
        new Taken(key, origin.getTopic(), origin.getPartition()), origin.getOffset(), Math::max);
  }

  /**
   * Sees that all that was taken still counts.
   *
   * @throws UncheckedIOException if a key was withdrawn from before it, or taken away
   */
  void requireTaken() {
    WriterKeys keys = now();
    taken.forEach(
        (one, offset) -> {
          Origin last = new Origin(one.topic(), one.partition(), offset);
          if (keys.key(one.key()).filter(key -> key.countsAt(last)).isEmpty()) {
            LOG.error(
                "a key was withdrawn from before what was read: read again without it topic={}"
                    + " partition={} offset={}",
                one.topic(),
                one.partition(),
                offset);
            throw new UncheckedIOException(
                new IOException("a key was withdrawn from before what was read"));
          }
        });
  }

  private synchronized void look() {
    Optional<Listing> seen = listing();
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (seen.isPresent() && seen.get().files().equals(read.of().files())) {
        read = new Read(seen.get(), read.keys());
        looked = clock.getAsLong();
        return;
      }
      still();
      Optional<Listing> later = listing();
      if (later.isPresent() && later.equals(seen)) {
        read = new Read(later.get(), keys());
        LOG.info("the public keys of those who sign were read again");
        later = listing();
      }
      seen = later;
    }
    throw unreadable(new IOException("it changes all the time, or may not be listed"));
  }

  private static void still() {
    try {
      new Changes().await(() -> false, STILL);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private WriterKeys keys() {
    try {
      return WriterKeys.read(folder);
    } catch (RuntimeException e) {
      // not of the event whose key was looked for, whatever it is
      throw unreadable(new IOException(e));
    }
  }

  private FileTime folderTime() {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** Empty if the folder cannot be read, as while another is put in its place. */
  private Optional<Listing> listing() {
    Map<String, List<Object>> files = new HashMap<>();
    try {
      FileTime time = Files.getLastModifiedTime(folder);
      try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
        for (Path file : listed) {
          stamp(file).ifPresent(stamp -> files.put(file.getFileName().toString(), stamp));
        }
      }
      return Optional.of(new Listing(time, files));
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("the folder of keys cannot be listed", e);
      return Optional.empty();
    }
  }

  /** Empty if it went away meanwhile: the next listing is another. */
  private static Optional<List<Object>> stamp(Path file) throws IOException {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(List.of(String.valueOf(is.fileKey()), is.size(), is.lastModifiedTime()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException("the keys of the services cannot be read: " + folder, cause);
  }
}
