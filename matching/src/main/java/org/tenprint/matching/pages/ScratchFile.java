package org.tenprint.matching.pages;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A file of this process alone, in which galleries keep their minutiae sealed ({@link RecordSeal}).
 * It is read through mappings and written by calls: a disk that is full or broken refuses a call,
 * and a mapping only by a signal. It grows by {@value #SLICE} bytes that are written before they
 * are mapped, and never becomes smaller; pages that are given back are given out again.
 *
 * <p>Where the system can, it has no name from its opening on, so nothing is left behind however
 * the process ends. What is left on the disk is noise, as nobody has the key any more.
 */
public final class ScratchFile implements MinutiaRoom {
  static final int PAGE_BYTES = 4 * MinutiaPages.PAGE;

  /** By which it grows: a mapping each. */
  static final int SLICE = 1 << 24;

  private static final int PAGES_A_SLICE = SLICE / PAGE_BYTES;
  private static final byte[] ZEROS = new byte[1 << 20];
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path path;
  private final RandomAccessFile file;
  private final Usable usable;
  private final RecordSeal seal;
  private final List<ByteBuffer> slices = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private volatile boolean closed;

  /** How much may be written besides. */
  @FunctionalInterface
  interface Usable {
    /** Bytes. */
    long bytes() throws IOException;
  }

  private ScratchFile(Path path, RandomAccessFile file, Usable usable, Key key) {
    this.path = path;
    this.file = file;
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
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      Files.delete(path);
    } catch (IOException e) {
      // a system that keeps the name of an open file: closing deletes it, or the next opening
    }
    return new ScratchFile(path, file, usable, key);
  }

  @Override
  public MinutiaPages pages() {
    return new ScratchPages(this, seal);
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new MinutiaeLost("the file of minutiae cannot be deleted", e);
    }
  }

  /** Whether it is closed: what is mapped could be read still, and is not to be. */
  boolean isClosed() {
    return closed;
  }

  /** Bytes of the file. */
  synchronized long size() {
    return (long) slices.size() * SLICE;
  }

  /** Gives out a blank page: its number in the file. */
  synchronized int take() {
    if (free.isEmpty()) {
      grow();
    }
    return free.pop();
  }

  /** What a page's bytes are read by. */
  synchronized ByteBuffer view(int page) {
    return slices.get(page / PAGES_A_SLICE).slice(page % PAGES_A_SLICE * PAGE_BYTES, PAGE_BYTES);
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
    long from = (long) slices.size() * SLICE;
    try {
      // something is left to whoever else writes there: a full disk ends more than this
      if (usable.bytes() < 2L * SLICE) {
        throw new IOException("its disk is full");
      }
      file.seek(from);
      for (int written = 0; written < SLICE; written += ZEROS.length) {
        file.write(ZEROS);
      }
      slices.add(mapped(from));
    } catch (IOException e) {
      cutTo(from);
      throw new MinutiaeLost("the file of minutiae cannot grow", e);
    }
    int first = (slices.size() - 1) * PAGES_A_SLICE;
    for (int page = first + PAGES_A_SLICE - 1; page >= first; page--) {
      free.push(page);
    }
  }

  /** An interrupt would close the file; it waits. */
  private ByteBuffer mapped(long from) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return file.getChannel().map(FileChannel.MapMode.READ_ONLY, from, SLICE);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Nothing beyond is mapped. */
  private void cutTo(long size) {
    try {
      file.setLength(size);
    } catch (IOException e) {
      // as long as it is: what is beyond is written again or never read
    }
  }
}
