package org.tenprint.matching.pages;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A file of this process alone, in which galleries keep their minutiae sealed ({@link RecordSeal}).
 * It is read and written by calls: a disk that is full or broken refuses a call, and a mapping only
 * by a signal, and what is mapped is read with all that the disk reads ahead around it. It grows by
 * {@value #SLICE} bytes that are written before they are given out, and never becomes smaller;
 * pages that are given back are given out again.
 *
 * <p>Where the system can, it has no name from its opening on, so nothing is left behind however
 * the process ends. What is left on the disk is noise, as nobody has the key any more.
 */
public final class ScratchFile implements MinutiaRoom {
  static final int PAGE_BYTES = 4 * MinutiaPages.PAGE;

  /** By which it grows. */
  static final int SLICE = 1 << 24;

  /** Who reads at once; who comes besides waits for one of them. */
  static final int READERS = 16;

  private static final int PAGES_A_SLICE = SLICE / PAGE_BYTES;
  private static final byte[] ZEROS = new byte[1 << 20];
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path path;
  private final RandomAccessFile file;
  private final Usable usable;
  private final RecordSeal seal;
  private final List<RandomAccessFile> opened;
  private final Queue<RandomAccessFile> idle;
  private final Semaphore readers;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int slices;
  private volatile boolean closed;

  /** How much may be written besides. */
  @FunctionalInterface
  interface Usable {
    /** Bytes. */
    long bytes() throws IOException;
  }

  private ScratchFile(Path path, List<RandomAccessFile> opened, Usable usable, Key key) {
    this.path = path;
    this.opened = opened;
    this.file = opened.get(0);
    this.idle = new ConcurrentLinkedQueue<>(opened.subList(1, opened.size()));
    this.readers = new Semaphore(idle.size());
    this.usable = usable;
    this.seal = new RecordSeal(key);
  }

  /**
   * Begins one, in the place of what an earlier process left there.
   *
   * @param path nobody else's; its folder is made where absent
   * @param key of AES, for this file alone
   * @param expected bytes that are likely to be kept in it
   * @throws IOException if it cannot be made, or so many bytes are not to be had
   */
  public static ScratchFile open(Path path, Key key, long expected) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    return open(path, key, expected, () -> Files.getFileStore(folder).getUsableSpace());
  }

  static ScratchFile open(Path path, Key key, long expected, Usable usable) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(folder, OwnersFile.folder(folder));
    }
    Files.deleteIfExists(path);
    long free = usable.bytes();
    if (free < expected) {
      throw new IOException(
          "minutiae are likely to take %,d MiB in %s, where %,d MiB are free"
              .formatted(expected >> 20, folder, free >> 20));
    }
    FileChannel.open(path, NEW, OwnersFile.file(path)).close();
    List<RandomAccessFile> opened = new ArrayList<>();
    try {
      opened.add(new RandomAccessFile(path.toFile(), "rw"));
      while (opened.size() <= READERS) {
        opened.add(new RandomAccessFile(path.toFile(), "r"));
      }
    } catch (IOException e) {
      close(opened);
      throw e;
    } finally {
      unname(path);
    }
    return new ScratchFile(path, opened, usable, key);
  }

  private static void unname(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      // a system that keeps the name of an open file: closing deletes it, or the next opening
    }
  }

  private static void close(List<RandomAccessFile> opened) throws IOException {
    IOException failed = null;
    for (RandomAccessFile one : opened) {
      try {
        one.close();
      } catch (IOException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public MinutiaPages pages() {
    return new ScratchPages(this, seal);
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      close(opened);
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new MinutiaeLost("the file of minutiae cannot be deleted", e);
    }
  }

  /** Bytes of the file. */
  synchronized long size() {
    return (long) slices * SLICE;
  }

  /** Gives out a blank page: its number in the file. */
  synchronized int take() {
    if (free.isEmpty()) {
      grow();
    }
    return free.pop();
  }

  /**
   * Reads so many bytes of a page, beside whoever reads or writes.
   *
   * @throws MinutiaeLost if they cannot be read
   */
  void read(int page, int at, byte[] to, int count) {
    if (closed) {
      throw new MinutiaeLost("the file of minutiae is closed");
    }
    readers.acquireUninterruptibly();
    RandomAccessFile reader = idle.remove();
    try {
      reader.seek((long) page * PAGE_BYTES + at);
      reader.readFully(to, 0, count);
    } catch (IOException e) {
      throw new MinutiaeLost("the file of minutiae cannot be read", e);
    } finally {
      idle.add(reader);
      readers.release();
    }
  }

  /** Overwrites a page, and gives it out again. */
  synchronized void giveBack(int page) {
    blank(page, 0, PAGE_BYTES);
    free.push(page);
  }

  void blank(int page, int at, int count) {
    write(page, at, ZEROS, count);
  }

  /** Writes so many bytes of these into a page. */
  synchronized void write(int page, int at, byte[] bytes, int count) {
    try {
      file.seek((long) page * PAGE_BYTES + at);
      file.write(bytes, 0, count);
    } catch (IOException e) {
      throw new MinutiaeLost("the file of minutiae cannot be written", e);
    }
  }

  private void grow() {
    long from = size();
    try {
      // something is left to whoever else writes there: a full disk ends more than this
      if (usable.bytes() < 2L * SLICE) {
        throw new IOException("its disk is full");
      }
      file.seek(from);
      for (int written = 0; written < SLICE; written += ZEROS.length) {
        file.write(ZEROS);
      }
      slices++;
    } catch (IOException e) {
      cutTo(from);
      throw new MinutiaeLost("the file of minutiae cannot grow", e);
    }
    int first = (slices - 1) * PAGES_A_SLICE;
    for (int page = first + PAGES_A_SLICE - 1; page >= first; page--) {
      free.push(page);
    }
  }

  /** Nothing beyond is given out. */
  private void cutTo(long size) {
    try {
      file.setLength(size);
    } catch (IOException e) {
      // as long as it is: what is beyond is written again or never read
    }
  }
}
