package org.tenprint.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in which a backup or a restore puts together what it takes: keys, what opens them and
 * the authority in one. It is gone when its owner is done, or is told to end; what an owner left
 * that was killed, the next start of the stack removes. A lock says whether it has an owner.
 */
public final class Stage implements AutoCloseable {
  private static final String LOCK = ".lock";

  /** Who was told to end still writes for a moment. */
  private static final int MOST_TRIES = 100;

  private final Path folder;
  private final FileChannel lock;
  private final Thread atTheEnd;
  private boolean ended;

  private Stage(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
    this.atTheEnd = new Thread(this::remove, "stage-end");
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  private static Path ofBackup(Layout layout) {
    return layout.local().resolve("backup.stage");
  }

  private static Path ofRestore(Layout layout) {
    return layout.local().resolveSibling(layout.local().getFileName() + ".restoring");
  }

  /**
   * An empty one for a backup of the stack.
   *
   * @throws StackException if another has it
   */
  public static Stage forBackup(Layout layout) throws IOException {
    return empty(ofBackup(layout));
  }

  /**
   * An empty one for a restore of the stack, beside its folder.
   *
   * @throws StackException if another has it
   */
  public static Stage forRestore(Layout layout) throws IOException {
    return empty(ofRestore(layout));
  }

  private static Stage empty(Path folder) throws IOException {
    if (!removed(folder)) {
      throw new StackException(folder + " is in use: another backup or restore is under way");
    }
    OwnersFolder.create(folder);
    FileChannel lock = locked(folder);
    if (lock == null) {
      throw new StackException(folder + " is in use: another backup or restore is under way");
    }
    return new Stage(folder, lock);
  }

  /** Removes what backups and restores left of which the process was killed. */
  static void sweep(Layout layout) {
    for (Path folder : List.of(ofBackup(layout), ofRestore(layout))) {
      try {
        removed(folder);
      } catch (IOException e) {
        throw new StackException(
            folder + " holds keys and what opens them, and cannot be removed: " + e, e);
      }
    }
  }

  /** Whether it is gone; it stays if it has an owner. */
  private static boolean removed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (FileChannel lock = locked(folder)) {
      if (lock == null) {
        return false;
      }
      delete(folder);
      return true;
    }
  }

  /** Null if somebody has it. */
  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(OwnersFolder.file(folder.resolve(LOCK)), StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // of this process
    }
    channel.close();
    return null;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /**
   * Makes a folder in it.
   *
   * @throws IOException also when the process ends: nothing is put there any more
   */
  public synchronized Path create(String relative) throws IOException {
    if (ended) {
      throw new IOException("the process ends");
    }
    return OwnersFolder.create(folder.resolve(relative));
  }

  /**
   * Moves it, whole, where nothing is: nothing of a stage is in it any more. Who tells the process
   * to end meanwhile waits.
   *
   * @throws IOException also when the process ends: then some of it may be gone already
   */
  public synchronized void moveTo(Path target) throws IOException {
    if (ended) {
      throw new IOException("the process ends");
    }
    lock.close();
    Files.delete(folder.resolve(LOCK));
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      // the process ends, and removes it
    }
    delete(folder);
    lock.close();
  }

  /** Removes it for good, also while its owner still writes. */
  void remove() {
    synchronized (this) {
      ended = true;
    }
    for (int tries = 1; Files.exists(folder); tries++) {
      try {
        delete(folder);
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          System.err.println("tenprint: remove " + folder + ", which holds keys: " + e);
          return;
        }
        Thread.onSpinWait();
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException | java.io.UncheckedIOException e) {
      if (Files.exists(folder)) {
        throw new IOException("it changes meanwhile", e);
      }
    }
  }
}
