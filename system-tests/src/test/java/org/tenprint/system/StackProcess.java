package org.tenprint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of a stack that this JVM started, as the operating system sees it: it can be killed,
 * stopped, and started again by the same command line, as an operator would.
 *
 * @param command program and arguments
 * @param folder in which it runs
 */
record StackProcess(ProcessHandle handle, List<String> command, Path folder) {
  private static final long LONGEST_SECONDS = 120;
  private static final long LONGEST_END_SECONDS = 30;

  /**
   * The youngest process below this JVM with these words on its command line.
   *
   * @param words such as a main class and the stack's folder
   */
  static StackProcess with(String... words) {
    return of(ProcessHandle.current().descendants(), words);
  }

  /**
   * As {@link #with}, of a process whose parent is gone.
   *
   * @param words with the stack's own folder, so that it is no other's
   */
  static StackProcess anywhere(String... words) {
    return of(ProcessHandle.allProcesses(), words);
  }

  private static StackProcess of(Stream<ProcessHandle> all, String... words) {
    return all.filter(handle -> words(handle).containsAll(List.of(words)))
        .max((a, b) -> a.info().startInstant().get().compareTo(b.info().startInstant().get()))
        .map(StackProcess::of)
        .orElseThrow(() -> new AssertionError("no process " + List.of(words)));
  }

  private static List<String> words(ProcessHandle handle) {
    return List.of(handle.info().arguments().orElse(new String[0]));
  }

  /** That process, which must run. */
  static StackProcess of(long pid) {
    return of(ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + pid)));
  }

  private static StackProcess of(ProcessHandle handle) {
    List<String> command = new ArrayList<>();
    command.add(handle.info().command().orElseThrow());
    command.addAll(words(handle));
    try {
      Path folder = Files.readSymbolicLink(Path.of("/proc/" + handle.pid() + "/cwd"));
      return new StackProcess(handle, command, folder);
    } catch (IOException e) {
      throw new AssertionError("process " + handle.pid() + " is gone", e);
    }
  }

  /** Ends it and what it started at once; returns when they are gone. */
  void kill() {
    List<ProcessHandle> all = new ArrayList<>(handle.descendants().toList());
    all.add(handle);
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      try {
        one.onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError("process " + one.pid() + " does not end", e);
      }
    }
  }

  /** Takes the processor from it and from what it started, as a hang does. */
  void stop() {
    signal("-STOP");
  }

  /** Gives it back. */
  void go() {
    signal("-CONT");
  }

  private void signal(String signal) {
    List<ProcessHandle> all = new ArrayList<>(handle.descendants().toList());
    all.add(handle);
    for (ProcessHandle one : all) {
      try {
        if (!Command.succeeds("kill", signal, String.valueOf(one.pid())) && one.isAlive()) {
          throw new AssertionError(signal + " does not reach " + one.pid());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /**
   * Starts it again; returns when it says that it is ready. It ends with its standard input, that
   * is with this JVM, at the latest.
   */
  Revived revive() {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String line = process.inputReader().readLine();
      if (!Optional.ofNullable(line).orElse("").startsWith("READY ")) {
        process.destroyForcibly();
        throw new AssertionError(command.get(command.size() - 1) + " did not start again: " + line);
      }
      return new Revived(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that was started again. */
  record Revived(Process process) implements AutoCloseable {
    /** Ends it in order; returns when it is gone. */
    @Override
    public void close() {
      try {
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (IOException e) {
        process.destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
