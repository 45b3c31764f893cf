package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * No thread more than a process has: by a control group of its own where one may be made, elsewhere
 * by the limit on its user's processes, which binds everybody but root.
 */
final class ThreadLimit {
  private static final List<Path> GROUPS =
      List.of(Path.of("/sys/fs/cgroup/pids"), Path.of("/sys/fs/cgroup"));

  private ThreadLimit() {}

  /** Forbids more threads; false where nothing here can. */
  static boolean reached(long process) throws IOException, InterruptedException {
    for (Path root : GROUPS) {
      Path group = root.resolve("tenprint-" + process);
      if (Files.exists(root.resolve("cgroup.procs")) && grouped(group, process)) {
        return true;
      }
    }
    boolean root = "root".equals(System.getProperty("user.name"));
    return !root && Command.succeeds("prlimit", "--pid", process + "", "--nproc=1:");
  }

  private static boolean grouped(Path group, long process) {
    try {
      Files.createDirectory(group);
      Files.writeString(group.resolve("cgroup.procs"), process + "");
      String now = Files.readString(group.resolve("pids.current")).strip();
      Files.writeString(group.resolve("pids.max"), now);
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }

  /** Takes the group of a process that is gone away. */
  static void forget(long process) throws IOException {
    for (Path root : GROUPS) {
      Path group = root.resolve("tenprint-" + process);
      if (Files.isDirectory(group) && Files.readString(group.resolve("cgroup.procs")).isBlank()) {
        Files.delete(group);
      }
    }
  }
}
