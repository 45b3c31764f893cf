package org.tenprint.localstack.command;

import java.util.concurrent.Callable;
import org.tenprint.localstack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The front door of the local stack.
 *
 * <p>Exit codes: 0 done, 1 the stack failed while it ran, 2 wrong command line, 3 it could not
 * start. What went wrong is one line on standard error.
 */
@Command(
    name = "tenprint",
    description = "Runs the whole system on this machine, without Docker.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      OpsCommand.class
    })
public final class LocalStack implements Callable<Integer> {

  /** How a line begins that says what went wrong. */
  static final String TROUBLE = "tenprint: ";

  static final int EXIT_FAILED = 1;
  static final int EXIT_NOT_STARTED = 3;

  @Spec CommandSpec spec;

  /** Entry point; see the class for exit codes. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new LocalStack())
        .setParameterExceptionHandler((wrong, arguments) -> wrongArguments(wrong))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println(TROUBLE + (ending() ? "stopped" : oneLine(failure)));
              return EXIT_NOT_STARTED;
            });
  }

  private static int wrongArguments(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println(TROUBLE + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
    line.getErr().println("see ./" + line.getCommandSpec().qualifiedName(" ") + " --help");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  /** Whether a signal ends this process: what fails then fails because everything is stopped. */
  private static boolean ending() {
    Thread nothing = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(nothing);
      Runtime.getRuntime().removeShutdownHook(nothing);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static String oneLine(Exception failure) {
    String text = failure instanceof StackException ? failure.getMessage() : failure.toString();
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
