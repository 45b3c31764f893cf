package org.tenprint.benchmarks;

import org.tenprint.benchmarks.matching.CalibrationCommand;
import org.tenprint.benchmarks.matching.CohortCommand;
import org.tenprint.benchmarks.matching.ConflictCommand;
import org.tenprint.benchmarks.matching.EffortCommand;
import org.tenprint.benchmarks.matching.EnrolmentCommand;
import org.tenprint.benchmarks.matching.ExtractionCommand;
import org.tenprint.benchmarks.matching.FvcAccuracyCommand;
import org.tenprint.benchmarks.matching.LikenessCommand;
import org.tenprint.benchmarks.matching.MatchingCommand;
import org.tenprint.benchmarks.matching.MatchingMillionCommand;
import org.tenprint.benchmarks.matching.MatchingTenMillionCommand;
import org.tenprint.benchmarks.matching.MinutiaeCommand;
import org.tenprint.benchmarks.matching.MixedCardsCommand;
import org.tenprint.benchmarks.matching.ScanAgreementCommand;
import org.tenprint.benchmarks.pipeline.OverloadCommand;
import org.tenprint.benchmarks.pipeline.PipelineCommand;
import org.tenprint.benchmarks.policy.ApprovalCommand;
import org.tenprint.benchmarks.policy.EffectCommand;
import org.tenprint.benchmarks.policy.PolicyCommand;
import org.tenprint.benchmarks.policy.SuccessionCommand;
import org.tenprint.benchmarks.receipts.ReceiptsCommand;
import org.tenprint.benchmarks.report.ReportCommand;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.walls.DoorsCommand;
import org.tenprint.benchmarks.walls.SignaturesCommand;
import org.tenprint.benchmarks.walls.WallsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code tenprint bench}: every measurement. */
@Command(
    name = "tenprint bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measurements. Each writes its figures as JSON with commit, machine, data and command, and"
          + " says how far it is; report draws curves and tables from them."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MatchingCommand.class,
      MatchingMillionCommand.class,
      MatchingTenMillionCommand.class,
      FvcAccuracyCommand.class,
      ScanAgreementCommand.class,
      CalibrationCommand.class,
      CohortCommand.class,
      ConflictCommand.class,
      LikenessCommand.class,
      EnrolmentCommand.class,
      MixedCardsCommand.class,
      EffortCommand.class,
      MinutiaeCommand.class,
      ExtractionCommand.class,
      PolicyCommand.class,
      EffectCommand.class,
      SuccessionCommand.class,
      ApprovalCommand.class,
      WallsCommand.class,
      DoorsCommand.class,
      SignaturesCommand.class,
      ReceiptsCommand.class,
      PipelineCommand.class,
      OverloadCommand.class,
      ReportCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured and written",
      "1:the run failed; what it had finished is in its file",
      "2:wrong arguments",
      "3:what was given to measure cannot be read"
    })
public final class BenchCommand {
  static final int FAILED = 1;
  static final int UNREADABLE = 3;

  private BenchCommand() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new BenchCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(BenchCommand::failed);
    return line;
  }

  private static int failed(Exception exception, CommandLine command, ParseResult arguments)
      throws Exception {
    Throwable cause = exception;
    while (cause != null && !(cause instanceof InputRefused)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      exception.printStackTrace(command.getErr());
      return FAILED;
    }
    command.getErr().println(command.getCommandName() + ": " + cause.getMessage());
    return UNREADABLE;
  }
}
