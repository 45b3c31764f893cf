package org.tenprint.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.localstack.Service;

/**
 * The disk on which services keep their state and their logs, or a broker its log, or the database
 * its data: a small file system of its own where that may be mounted, which {@link #fill} leaves
 * without a byte; elsewhere the processes' own limit on the size of files, by which no file can
 * grow.
 */
final class SmallDisk {
  private static final int PIECE = 64 << 10;
  private static final String LOGS = "logs";

  private final Path mounted;
  private final boolean real;

  private SmallDisk(Path mounted, boolean real) {
    this.mounted = mounted;
    this.real = real;
  }

  /** Lays a stack's folders for services onto it, before the stack is started. */
  static SmallDisk under(Path stack) throws IOException, InterruptedException {
    SmallDisk disk = mounted(stack, "small", 400);
    for (Service service : Service.values()) {
      disk.data(stack, service.module());
    }
    link(stack.resolve(LOGS), disk.mounted.resolve(LOGS));
    return disk;
  }

  /** The same with the log of its one broker. */
  static SmallDisk underBroker(Path stack) throws IOException, InterruptedException {
    SmallDisk disk = mounted(stack, "small-broker", 400);
    disk.data(stack, "kafka");
    return disk;
  }

  /** The same with the data of its database, without the programs. */
  static SmallDisk underDatabase(Path stack) throws IOException, InterruptedException {
    SmallDisk disk = mounted(stack, "small-database", 200);
    Path data = Files.createDirectories(stack.resolve("data").resolve("postgres"));
    link(data.resolve("cluster"), disk.mounted.resolve("cluster"));
    return disk;
  }

  /**
   * One of nobody's in a folder; empty where none may be mounted.
   *
   * @param megabytes how large
   */
  static Optional<SmallDisk> alone(Path folder, int megabytes)
      throws IOException, InterruptedException {
    return Optional.of(mounted(folder, "small", megabytes)).filter(disk -> disk.real);
  }

  /** Where it lies. */
  Path folder() {
    return mounted;
  }

  private static SmallDisk mounted(Path stack, String name, int megabytes)
      throws IOException, InterruptedException {
    Path small = Files.createDirectories(stack.resolve(name));
    String size = "size=" + megabytes + "m";
    boolean real = Command.succeeds("mount", "-t", "tmpfs", "-o", size, "tmpfs", small.toString());
    return new SmallDisk(small, real);
  }

  private void data(Path stack, String process) throws IOException {
    Path data = Files.createDirectories(stack.resolve("data"));
    link(data.resolve(process), mounted.resolve(process));
  }

  private static void link(Path link, Path folder) throws IOException {
    Files.createSymbolicLink(link, Files.createDirectories(folder));
  }

  /** From now on nothing can be written. */
  void fill(List<Long> processes) throws IOException, InterruptedException {
    if (!real) {
      limit(processes, "0:");
      return;
    }
    try (OutputStream all = Files.newOutputStream(filler())) {
      for (int size = PIECE; size > 0; size /= 8) {
        fill(all, new byte[size]);
      }
    }
  }

  private static void fill(OutputStream all, byte[] piece) {
    try {
      while (true) {
        all.write(piece);
      }
    } catch (IOException full) {
      // as wanted
    }
  }

  /** There is room again. */
  void empty(List<Long> processes) throws IOException, InterruptedException {
    if (real) {
      Files.deleteIfExists(filler());
    } else {
      limit(processes, "unlimited:");
    }
  }

  private Path filler() {
    return mounted.resolve("filler");
  }

  private static void limit(List<Long> processes, String size)
      throws IOException, InterruptedException {
    for (long process : processes) {
      Command.succeeds("prlimit", "--pid", process + "", "--fsize=" + size);
    }
  }

  /** Copies the logs on it, if there are any, to where they stay. */
  void keepLogs() throws IOException {
    Path logs = mounted.resolve(LOGS);
    if (Files.isDirectory(logs)) {
      Path kept = Files.createDirectories(mounted.resolveSibling(LOGS + "-kept"));
      try (Stream<Path> files = Files.list(logs)) {
        for (Path file : files.toList()) {
          Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Takes it away again. */
  void unmount() throws InterruptedException {
    if (real) {
      Command.succeeds("umount", "--lazy", mounted.toString());
    }
  }
}
