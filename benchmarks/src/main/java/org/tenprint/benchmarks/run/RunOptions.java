package org.tenprint.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where results go, and what a run tells of itself. */
public final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Folder of the result files; docs/benchmarks of the checkout by default.")
  private Path results;

  private Progress progress;

  /** The folder. */
  public Path results() {
    return results != null
        ? results
        : Path.of(System.getProperty("tenprint.root", "."), "docs", "benchmarks");
  }

  /** The run's progress, told on the command's error stream. */
  public Progress progress() {
    if (progress == null) {
      progress = new Progress(command.commandLine().getErr(), System::nanoTime);
    }
    return progress;
  }

  /** Says on the command's output what is done. */
  public void say(String text) {
    command.commandLine().getOut().println(text);
    command.commandLine().getOut().flush();
  }

  /**
   * The file of the run, which names command, commit, machine and data.
   *
   * @param data what is measured on, for a reader
   */
  public ResultFile open(String name, String data) throws IOException {
    List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
    Map<String, Object> facts = Machine.facts("./tenprint bench " + String.join(" ", arguments));
    facts.put("data", data);
    return new ResultFile(results().resolve(name), facts, progress());
  }
}
