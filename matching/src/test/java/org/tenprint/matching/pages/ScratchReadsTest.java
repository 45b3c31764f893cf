package org.tenprint.matching.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenprint.matching.pages.ScratchFiles.assertHolds;
import static org.tenprint.matching.pages.ScratchFiles.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How records of a {@link ScratchFile} are read. */
class ScratchReadsTest {
  private static final int PAGES_A_SLICE = ScratchFile.SLICE / ScratchFile.PAGE_BYTES;

  @TempDir Path folder;

  private ScratchFile open() throws IOException {
    return ScratchFile.open(folder.resolve("minutiae").resolve("scratch"), ScratchFiles.key(), 0);
  }

  /** A channel closes when a thread that uses it is interrupted; this one must not. */
  @Test
  void an_interrupted_thread_closes_nothing() throws IOException {
    try (ScratchFile file = open()) {
      MinutiaPages pages = file.pages();
      Thread.currentThread().interrupt();
      pages.add();
      pages.write(0, 0, words(1), 300);
      assertHolds(pages, 0, 1);
      assertTrue(Thread.interrupted(), "whoever asks is told still");
      pages.add();
      pages.write(1, 0, words(2), 300);
      assertHolds(pages, 1, 2);
    }
  }

  /** A mapping is read with all that the disk reads ahead around it. */
  @Test
  void nothing_of_it_is_mapped() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps), "this system does not show what is mapped");
    try (ScratchFile file = open()) {
      MinutiaPages pages = file.pages();
      pages.add();
      pages.write(0, 0, words(1), 300);
      assertHolds(pages, 0, 1);
      try (Stream<String> lines = Files.lines(maps)) {
        assertEquals(List.of(), lines.filter(line -> line.contains(folder.toString())).toList());
      }
    }
  }

  /** As many as there are, and whoever comes besides waits. */
  @Test
  void many_read_at_once_while_one_writes() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3 * ScratchFile.READERS);
    try (ScratchFile file = open()) {
      MinutiaPages pages = file.pages();
      for (int page = 0; page < PAGES_A_SLICE; page++) {
        pages.add();
        pages.write(page, 0, words(page), 300);
      }
      List<Future<?>> readers = new ArrayList<>();
      for (int reader = 0; reader < 3 * ScratchFile.READERS; reader++) {
        int first = reader;
        readers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    int page = (first + i) % PAGES_A_SLICE;
                    assertHolds(pages, page, page);
                  }
                }));
      }
      while (!readers.stream().allMatch(Future::isDone)) {
        pages.write(7, 2 * pages.taken(300), words(99), 300);
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
