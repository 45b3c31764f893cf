package org.tenprint.localstack.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Progress;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;
import org.tenprint.localstack.StartLock;

/** Runs {@code up} in a process of its own that stays when this one ends. */
final class DetachedStack {

  /** After the last line that it said. */
  private static final Duration READY_AT_MOST = Duration.ofMinutes(10);

  private static final long BETWEEN_MS = 200;

  private DetachedStack() {}

  /**
   * Starts it and returns when all are ready; ends it again when this process is interrupted before
   * that. One at a time on a folder: two would write one log.
   *
   * @param trouble told what went wrong meanwhile
   * @throws StackException with the line that the other process ended with
   */
  static void start(StackOptions options, boolean sample, Progress progress, Progress trouble) {
    Layout layout = options.layout();
    StartLock mine = StartLock.take(layout);
    try {
      start(options, sample, layout, line -> (wrong(line) ? trouble : progress).says(line));
    } finally {
      mine.close();
    }
  }

  private static boolean wrong(String line) {
    return line.startsWith(LocalStack.TROUBLE);
  }

  private static void start(
      StackOptions options, boolean sample, Layout layout, Progress progress) {
    StackClaim.holder(layout)
        .ifPresent(
            holder -> {
              throw new StackException(
                  "a stack already runs on %s (process %d): stop it with ./tenprint down"
                      .formatted(layout.local(), holder.pid()));
            });
    Path output = layout.log("stack");
    Process process = launch(options, sample, layout, output);
    Thread onInterrupt = new Thread(process::destroy, "stop-detached");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    awaitReady(
        () -> StackClaim.ready(layout) && (!sample || Files.exists(layout.sampleFile())),
        output,
        process,
        progress);
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
  }

  private static Process launch(StackOptions options, boolean sample, Layout layout, Path output) {
    List<String> command = new ArrayList<>();
    Path newSession = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(newSession)) {
      // a session of its own: neither the terminal's Ctrl-C nor its end reaches the stack
      command.add(newSession.toString());
    }
    command.addAll(List.of(Layout.java(), "-Xmx96m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", Layout.UNSTRETCHED));
    command.addAll(List.of("-cp", layout.classPath("local-stack"), LocalStack.class.getName()));
    command.addAll(options.upArguments());
    if (sample) {
      command.add("--sample");
    }
    try {
      layout.makeLog("stack");
      return new ProcessBuilder(command)
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      throw new StackException("the stack was not started: " + e.getMessage(), e);
    }
  }

  private static void awaitReady(
      BooleanSupplier done, Path output, Process process, Progress progress) {
    long deadline = System.nanoTime() + READY_AT_MOST.toNanos();
    int said = 0;
    try {
      while (true) {
        boolean ended = process.waitFor(BETWEEN_MS, TimeUnit.MILLISECONDS);
        boolean ready = done.getAsBoolean();
        // whatever it wrote, and in whatever encoding
        List<String> lines =
            new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
        if (ended) {
          throw new StackException(lastLine(lines).replaceFirst("^" + LocalStack.TROUBLE, ""));
        }
        int before = said;
        said = say(lines, said, progress);
        if (said > before) {
          deadline = System.nanoTime() + READY_AT_MOST.toNanos();
        }
        if (ready) {
          return;
        }
        if (System.nanoTime() > deadline) {
          process.destroy();
          throw new StackException("the stack was not ready, and silent for " + READY_AT_MOST);
        }
      }
    } catch (IOException e) {
      throw new StackException(output + " cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while the stack started", e);
    }
  }

  /** Passes on what the other process says while it starts; its addresses come after a blank. */
  private static int say(List<String> lines, int said, Progress progress) {
    int index = said;
    while (index < lines.size() && !lines.get(index).isBlank()) {
      progress.says(lines.get(index));
      index++;
    }
    return index;
  }

  private static String lastLine(List<String> lines) {
    return lines.isEmpty() ? "the stack ended without a word" : lines.get(lines.size() - 1);
  }
}
