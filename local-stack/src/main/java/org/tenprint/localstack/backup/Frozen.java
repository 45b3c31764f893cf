package org.tenprint.localstack.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;

/**
 * The processes of a stack, stopped all at once ({@code SIGSTOP}) until this is closed: nothing is
 * written meanwhile, and what their files hold is of one instant. They go on also when this process
 * is killed: a child that heeds no signal waits for its end.
 */
final class Frozen implements AutoCloseable {
  private static final Duration STILL_AT_MOST = Duration.ofSeconds(10);
  private static final Path PROCESSES = Path.of("/proc");

  /** Reads processes, a line each, until there are no more lines, and lets them all go on. */
  private static final String WAKER =
      "trap '' INT TERM HUP QUIT TSTP; all=; while read -r one; do all=\"$all $one\"; done;"
          + " [ -z \"$all\" ] || kill -CONT $all";

  private final Set<Long> stopped = new LinkedHashSet<>();
  private final Process waker;

  private Frozen() throws IOException {
    waker =
        new ProcessBuilder("/bin/sh", "-c", WAKER)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /**
   * Stops what runs on the folder; nothing where nothing does.
   *
   * @throws StackException if a process does not stand still in time, or cannot be stopped here;
   *     all go on then
   */
  static Frozen of(Layout layout) {
    try {
      Frozen frozen = new Frozen();
      try {
        frozen.stop(layout);
        return frozen;
      } catch (IOException | RuntimeException e) {
        frozen.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StackException("the stack cannot be made to stand still: " + e.getMessage(), e);
    }
  }

  /**
   * Where no stack runs.
   *
   * @throws StackException if one that was killed has left processes that still run
   */
  static Frozen nothing(Layout layout) {
    try {
      if (databaseServer(layout).isPresent() || worksIn(layout.local())) {
        throw new StackException(
            "a stack was killed on " + layout.local() + " and parts of it still run: try again");
      }
      return new Frozen();
    } catch (IOException e) {
      throw new StackException("whether something runs is not known: " + e.getMessage(), e);
    }
  }

  /** Whether a process has its working directory there, as all parts of a stack have. */
  private static boolean worksIn(Path local) throws IOException {
    if (!Files.isDirectory(PROCESSES.resolve("self")) || !Files.isDirectory(local)) {
      return false;
    }
    Path data = local.toRealPath().resolve("data");
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (workingDirectory(process).filter(folder -> folder.startsWith(data)).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Empty for a process that ended meanwhile, and for somebody else's. */
  private static Optional<Path> workingDirectory(Path process) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** How many processes stand still. */
  int processes() {
    return stopped.size();
  }

  private void stop(Layout layout) throws IOException {
    // who still ran while it was looked around may have begun another: until all stand still
    for (List<Long> more = running(layout); !more.isEmpty(); more = running(layout)) {
      for (Long process : more) {
        OutputStream in = waker.getOutputStream();
        in.write((process + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
        stopped.add(process);
        signal("-STOP", process);
      }
      for (Long process : more) {
        awaitStill(process);
      }
    }
  }

  /** Those that were not stopped yet, first the one that would start a service again. */
  private List<Long> running(Layout layout) throws IOException {
    List<Long> all = new ArrayList<>();
    Optional<ProcessHandle> holder = StackClaim.holder(layout);
    if (holder.isPresent()) {
      all.add(holder.get().pid());
      holder.get().descendants().map(ProcessHandle::pid).forEach(all::add);
      // PostgreSQL leaves its starter; its process file names it
      Optional<ProcessHandle> server = databaseServer(layout);
      if (server.isEmpty() && Files.isDirectory(layout.data("postgres").resolve("cluster"))) {
        throw new IOException("the process of its database is not found");
      }
      server.map(ProcessHandle::pid).ifPresent(all::add);
      server.stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid).forEach(all::add);
    }
    all.removeAll(stopped);
    all.removeAll(List.of(waker.pid(), ProcessHandle.current().pid()));
    return all.stream().distinct().toList();
  }

  private static Optional<ProcessHandle> databaseServer(Layout layout) throws IOException {
    Path file = layout.data("postgres").resolve("cluster").resolve("postmaster.pid");
    try {
      String process = Files.readAllLines(file).get(0).strip();
      // a process of that number that is no PostgreSQL is somebody else's by now
      return ProcessHandle.of(Long.parseLong(process))
          .filter(server -> server.info().command().orElse("").endsWith("/postgres"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IOException(file + " says nothing of a process", e);
    }
  }

  private static void signal(String signal, Long process) throws IOException {
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill \"$0\" \"$1\"", signal, process.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (kill.waitFor() != 0 && ProcessHandle.of(process).isPresent()) {
        throw new IOException("process " + process + " takes no " + signal);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void awaitStill(Long process) throws IOException {
    long limit = System.nanoTime() + STILL_AT_MOST.toNanos();
    while (!still(process)) {
      if (System.nanoTime() > limit) {
        throw new IOException(
            "process " + process + " runs after " + STILL_AT_MOST.toSeconds() + " s");
      }
      Thread.yield();
    }
  }

  /** Whether no thread of it runs; a process that has ended stands still. */
  private static boolean still(Long process) throws IOException {
    Path threads = PROCESSES.resolve(process.toString()).resolve("task");
    if (!Files.isDirectory(PROCESSES.resolve("self"))) {
      throw new IOException("this system does not say whether a process stands still");
    }
    try (Stream<Path> each = Files.list(threads)) {
      for (Path thread : each.toList()) {
        String text = Files.readString(thread.resolve("stat"));
        // behind the name, which may hold anything and stands in parentheses
        if ("TtZX".indexOf(text.charAt(text.lastIndexOf(')') + 2)) < 0) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      // a thread of it, or itself, ended meanwhile: looked at again
      return !Files.exists(threads);
    }
  }

  /** Lets them go on; done when this returns, also where who waits for that was ended. */
  @Override
  public void close() {
    try {
      waker.getOutputStream().close();
    } catch (IOException e) {
      // it has ended, which its exit code says
    }
    try {
      if (!waker.waitFor(STILL_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
        waker.destroyForcibly().waitFor();
      }
      if (waker.exitValue() != 0) {
        tellAllToGoOn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellAllToGoOn() {
    StackException failed = new StackException("the stack could not be told to go on: see ps");
    for (Long process : stopped) {
      try {
        signal("-CONT", process);
      } catch (IOException e) {
        failed.addSuppressed(e);
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw failed;
    }
  }

  /** The child that lets them go on when this process is killed. */
  ProcessHandle waker() {
    return waker.toHandle();
  }
}
