package org.tenprint.audit.policy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.ScenarioResult;
import org.tenprint.scenarios.ScenarioSuite;
import org.tenprint.scenarios.text.Printable;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy test}: runs scenario files. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Run scenario files and files of law, and say of each scenario what differs from what it"
            + " expects.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every scenario passed",
      "1:a scenario failed",
      "2:a scenario, a baseline or reference data could not be read"
    })
public final class PolicyTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILES-OR-DIRS",
      description = "Scenario files; of a folder its *.yaml and *.yml, and its folders'.")
  private List<Path> filesOrFolders;

  @Mixin private FolderOptions folders;

  @Option(
      names = "--output",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ResultFormat output;

  @Option(
      names = "--watch",
      description = "Run them again whenever one of them changes, until the command is stopped.")
  private boolean watch;

  @Override
  public Integer call() {
    return watch
        ? new FileChanges(filesOrFolders, folders)
            .whileTheyChange(this::once, spec.commandLine().getErr())
        : once();
  }

  private int once() {
    List<ScenarioResult> results = run();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    new Results(results).print(output, out);
    String closing = closing(results);
    (output == ResultFormat.table ? out : err).println(closing);
    out.flush();
    results.forEach(result -> warn(result, err));
    results.forEach(result -> result.unreadable().forEach(err::println));
    err.flush();
    return exitCode(results);
  }

  private static void warn(ScenarioResult result, PrintWriter err) {
    result
        .unknown()
        .forEach(what -> err.println(Printable.of("warning: " + result.name() + ": " + what)));
  }

  private List<ScenarioResult> run() {
    ScenarioSuite suite = new ScenarioSuite(folders.baselines(), folders.reference());
    List<ScenarioResult> results = new ArrayList<>();
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = new Progress(err, System::nanoTime);
    try {
      List<Path> files = ScenarioReader.files(filesOrFolders);
      folders.said(files).forEach(err::println);
      for (Path file : files) {
        results.addAll(suite.run(file));
        progress.done(results.size(), "scenarios");
      }
    } catch (UnreadableText e) {
      throw new Failure(e.getMessage(), e);
    }
    if (results.isEmpty()) {
      throw new Failure("there is no *.yaml or *.yml in the folders given");
    }
    return results;
  }

  private static String closing(List<ScenarioResult> results) {
    long passed = results.stream().filter(ScenarioResult::passed).count();
    return passed + " passed, " + (results.size() - passed) + " failed";
  }

  private static int exitCode(List<ScenarioResult> results) {
    if (results.stream().anyMatch(result -> !result.unreadable().isEmpty())) {
      return ExitCodes.CANNOT_ANSWER;
    }
    return results.stream().allMatch(ScenarioResult::passed) ? ExitCodes.OK : ExitCodes.FINDING;
  }
}
