package org.tenprint.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * This process' claim on a stack's folder: a lock that ends with the process, and a file that tells
 * {@code down} and {@code status} which process it is.
 */
public final class StackClaim implements AutoCloseable {

  /** Process and folder, of which a process may have several. */
  private static final String RUNNING = "\\d+-[0-9a-f]{8}";

  private final Layout layout;
  private final FileChannel lock;

  private StackClaim(Layout layout, FileChannel lock) {
    this.layout = layout;
    this.lock = lock;
  }

  /**
   * Claims the folder.
   *
   * @throws StackException when another process holds it
   */
  public static StackClaim take(Layout layout) {
    try {
      OwnersFolder.ofStack(layout.local());
      OwnersFolder.file(layout.lockFile());
      FileChannel channel =
          FileChannel.open(layout.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StackException(
            "a stack already runs on %s%s: stop it with ./tenprint down"
                .formatted(
                    layout.local(),
                    holder(layout).map(process -> " (process " + process.pid() + ")").orElse("")));
      }
      Files.deleteIfExists(layout.readyFile());
      OwnersFolder.write(layout.processFile(), line(ProcessHandle.current()));
      return new StackClaim(layout, channel);
    } catch (IOException e) {
      throw new StackException(layout.local() + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Claims the folder to run a stack on it, removes what backups and restores left there that were
   * killed, and sees that the stack has its keys.
   *
   * @throws StackException also when the one cannot be removed, or the others are not there
   */
  static StackClaim toRun(Layout layout) {
    requireNoRestore(layout); // also before there is a folder, which would be in its way
    StackClaim claim = take(layout);
    try {
      requireNoRestore(layout);
      Stage.sweep(layout);
      StackVault.require(layout);
      return claim;
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private static void requireNoRestore(Layout layout) {
    if (Files.exists(before(layout))) {
      throw new StackException(
          before(layout)
              + " was put aside by a restore, under way or ended: if none is, move it back, or"
              + " away");
    }
  }

  /** Where a restore puts what lay in the folder while it puts another in its place. */
  public static Path before(Layout layout) {
    return layout.local().resolveSibling(layout.local().getFileName() + ".before");
  }

  /**
   * Says where the stack will listen, and to the checkout that there is one.
   *
   * @throws StackException when it cannot be written
   */
  void announce(StackAddress address) {
    try {
      address.write(layout.portsFile());
    } catch (IOException e) {
      throw new StackException("where the stack runs cannot be written: " + e.getMessage(), e);
    }
    try {
      OwnersFolder.write(runningFile(), layout.local() + "\n");
    } catch (IOException e) {
      System.err.println(
          "tenprint: the checkout cannot be told that a stack runs on "
              + layout.local()
              + ": status and down need --local");
    }
  }

  private Path runningFile() {
    String name =
        "%d-%08x".formatted(ProcessHandle.current().pid(), layout.local().toString().hashCode());
    return layout.runningFolder().resolve(name);
  }

  /** Tells those who wait that everything is ready. */
  void markReady() {
    try {
      OwnersFolder.write(layout.readyFile(), line(ProcessHandle.current()));
    } catch (IOException e) {
      throw new StackException(layout.readyFile() + " cannot be written", e);
    }
  }

  /** The process that runs a stack on this folder, if one does. */
  public static Optional<ProcessHandle> holder(Layout layout) {
    return processIn(layout.processFile());
  }

  /** Whether the stack on this folder has said that everything is ready. */
  public static boolean ready(Layout layout) {
    return processIn(layout.readyFile()).isPresent();
  }

  /** Where the stack on this folder said that it listens. */
  public static Optional<StackAddress> address(Layout layout) {
    return StackAddress.read(layout.portsFile());
  }

  /**
   * The folders on which stacks of this checkout run, in the order of their paths.
   *
   * @throws StackException when what they said cannot be read
   */
  public static List<Layout> running(Path root) {
    Path folder = new Layout(root, root).runningFolder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> said = Files.list(folder)) {
      List<Layout> layouts = new ArrayList<>();
      for (Path file : said.filter(f -> f.getFileName().toString().matches(RUNNING)).toList()) {
        Optional<Layout> layout =
            folderIn(file)
                .map(local -> new Layout(root, local))
                .filter(one -> holder(one).isPresent());
        if (layout.isPresent()) {
          layouts.add(layout.get());
        } else {
          Files.deleteIfExists(file); // of one that was killed
        }
      }
      return layouts.stream().distinct().sorted(Comparator.comparing(Layout::local)).toList();
    } catch (IOException e) {
      throw new StackException(folder + " cannot be read", e);
    }
  }

  private static Optional<Path> folderIn(Path file) throws IOException {
    try {
      return Optional.of(Path.of(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it ended meanwhile
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(runningFile());
      Files.deleteIfExists(layout.portsFile());
      Files.deleteIfExists(layout.readyFile());
      Files.deleteIfExists(layout.processFile());
      lock.close();
    } catch (IOException e) {
      throw new StackException("the claim on " + layout.local() + " was not given back", e);
    }
  }

  /** Number and start of a process: the number alone may be another process' by now. */
  private static String line(ProcessHandle process) {
    return process.pid() + " " + ticks(process).orElseGet(() -> started(process)) + "\n";
  }

  private static Optional<ProcessHandle> processIn(Path file) {
    try {
      String[] parts = Files.readString(file).trim().split(" ");
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> parts.length == 2 && began(process, parts[1]));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean began(ProcessHandle process, String said) {
    return ticks(process).equals(Optional.of(said)) || started(process).equals(said);
  }

  /**
   * When it began, in ticks since the machine did: what the clock says of that is other once the
   * clock is set. Empty where the system does not tell.
   */
  private static Optional<String> ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      // behind the name, which may hold anything and stands in parentheses: the 22nd
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
