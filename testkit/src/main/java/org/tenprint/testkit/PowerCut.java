package org.tenprint.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a power cut may take of a broker that does not wait for its disk: the newest records of a
 * partition, and what was deleted lately, which comes back. Its clients were told that both were
 * done.
 */
public final class PowerCut {
  /** Of a batch (record format 2): base offset, length, then 9 bytes and a check value of 4. */
  private static final int BEFORE_BATCH = 12;

  private static final int LAST_OFFSET_DELTA = 23;

  private PowerCut() {}

  /**
   * Ends a broker at once, takes the end of a partition's log, and starts the broker again.
   *
   * @param broker of the test's own
   * @param data the broker's folder
   * @param topic whose records were written one by one
   * @param end first offset that is lost
   */
  public static void take(TestBroker broker, Path data, String topic, int partition, long end) {
    broker.kill();
    try {
      shorten(segment(data, topic + "-" + partition), end);
      try (Stream<Path> notes = files(data, "log-start-offset-checkpoint")) {
        for (Path note : notes.toList()) {
          Files.delete(note);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be cut", e);
    }
    broker.start();
  }

  private static Stream<Path> files(Path folder, String name) throws IOException {
    return Files.find(folder, 4, (file, what) -> file.getFileName().toString().equals(name));
  }

  private static Path segment(Path data, String partition) throws IOException {
    try (Stream<Path> folders = files(data, partition)) {
      try (Stream<Path> files = Files.list(folders.findFirst().orElseThrow())) {
        List<Path> segments = files.filter(file -> file.toString().endsWith(".log")).toList();
        if (segments.size() != 1) {
          throw new IllegalStateException(partition + " has " + segments.size() + " segments");
        }
        return segments.get(0);
      }
    }
  }

  private static void shorten(Path segment, long end) throws IOException {
    try (FileChannel log =
        FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long at = 0;
      while (at + BEFORE_BATCH + LAST_OFFSET_DELTA < log.size()) {
        ByteBuffer head = ByteBuffer.allocate(LAST_OFFSET_DELTA + Integer.BYTES);
        log.read(head, at);
        long last = head.getLong(0) + head.getInt(LAST_OFFSET_DELTA);
        if (last >= end) {
          log.truncate(at);
          log.force(true);
          return;
        }
        at += BEFORE_BATCH + head.getInt(Long.BYTES);
      }
    }
    throw new IllegalStateException(segment + " does not reach " + end);
  }
}
