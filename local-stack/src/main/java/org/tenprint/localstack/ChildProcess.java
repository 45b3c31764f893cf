package org.tenprint.localstack;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child JVM that ends when its standard input does. */
final class ChildProcess {

  /**
   * What to run.
   *
   * @param name what it is called in messages and in its log file's name
   * @param command program and arguments
   * @param environment variables set beside the inherited ones
   * @param folder working directory, created when absent
   * @param log file its output is added to, beside which others of its name lie; created when
   *     absent
   */
  record Launch(
      String name, List<String> command, Map<String, String> environment, Path folder, Path log) {}

  private static final String READY = "READY ";
  private static final Path SHELL = Path.of("/bin/sh");

  private final Launch launch;
  private final Process process;

  private ChildProcess(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

  /** Starts a child whose standard output is its log. */
  static ChildProcess start(Launch launch) {
    return start(launch, ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
  }

  /** Starts a child that says on standard output when it is ready. */
  static ChildProcess startSpeaking(Launch launch) {
    return start(launch, ProcessBuilder.Redirect.PIPE);
  }

  private static ChildProcess start(Launch launch, ProcessBuilder.Redirect output) {
    try {
      OwnersFolder.create(launch.folder());
      OwnersFolder.create(launch.log().getParent());
      File log = OwnersFolder.file(launch.log()).toFile();
      ProcessBuilder builder =
          new ProcessBuilder(closedToOthers(launch.command()))
              .directory(launch.folder().toFile())
              .redirectOutput(output)
              .redirectError(ProcessBuilder.Redirect.appendTo(log));
      builder.environment().putAll(launch.environment());
      return new ChildProcess(launch, builder.start());
    } catch (IOException e) {
      throw new StackException(launch.name() + " was not started: " + e.getMessage(), e);
    }
  }

  /** The command under a mask by which nobody else can read what it writes. */
  private static List<String> closedToOthers(List<String> command) {
    List<String> closed = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      // the shell's place is taken by the command: the process is the command's
      closed.addAll(List.of(SHELL.toString(), "-c", "umask 077; exec \"$0\" \"$@\""));
    }
    closed.addAll(command);
    return closed;
  }

  String name() {
    return launch.name();
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Completes with the exit code when the child ends, for whatever reason. */
  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Of a child that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Whether the child has ended within this time. */
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting for " + name(), e);
    }
  }

  /**
   * Waits for the child's ready line.
   *
   * @throws StackException when it ends or the time is over before it is ready
   */
  void awaitReadyLine(Duration atMost) {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine);
    try {
      String read = line.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (read == null || !read.startsWith(READY)) {
        throw notReady("did not start");
      }
    } catch (TimeoutException | ExecutionException e) {
      throw notReady("was not ready in " + atMost.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while " + name() + " started", e);
    }
  }

  StackException notReady(String what) {
    Path logs = launch.log().getParent();
    return new StackException("%s %s: see %s.* in %s".formatted(name(), what, name(), logs));
  }

  /** Asks it to end; returns at once. */
  void requestStop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it ended by itself: there is no pipe left to close
    }
  }

  /** Asks it to end and waits; after the time it is ended at once. */
  void stop(Duration atMost) {
    requestStop();
    if (!endsWithin(atMost)) {
      kill();
    }
  }

  /** Ends it at once and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    endsWithin(Duration.ofSeconds(10));
  }

  private String readLine() {
    try {
      return new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
