package org.tenprint.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tenprint.localstack.Service;

/**
 * The disk on which services keep their state and their logs: a small file system of its own where
 * that may be mounted, which {@link #fill} leaves without a byte; elsewhere the processes' own
 * limit on the size of files, by which no file can grow.
 */
final class SmallDisk {
  private static final int PIECE = 64 << 10;

  private final Path mounted;
  private final boolean real;

  private SmallDisk(Path mounted, boolean real) {
    this.mounted = mounted;
    this.real = real;
  }

  /** Lays a stack's folders for services onto it, before the stack is started. */
  static SmallDisk under(Path stack) throws IOException, InterruptedException {
    Path small = Files.createDirectories(stack.resolve("small"));
    boolean real = Command.succeeds("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", small + "");
    Files.createDirectories(stack.resolve("data"));
    for (Service service : Service.values()) {
      link(stack.resolve("data").resolve(service.module()), small.resolve(service.module()));
    }
    link(stack.resolve("logs"), small.resolve("logs"));
    return new SmallDisk(small, real);
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

  /** Takes it away again. */
  void unmount() throws InterruptedException {
    if (real) {
      Command.succeeds("umount", "--lazy", mounted.toString());
    }
  }
}
