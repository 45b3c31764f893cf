package org.tenprint.audit;

import org.tenprint.audit.access.AccessCommand;
import org.tenprint.audit.access.CredentialsCommand;
import org.tenprint.audit.access.LoginCommand;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.answer.WrongArguments;
import org.tenprint.audit.keys.KeysCommand;
import org.tenprint.audit.letter.LetterCommand;
import org.tenprint.audit.load.LoadCommand;
import org.tenprint.scenarios.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The root of the command line. */
@Command(
    name = "tenprint",
    mixinStandardHelpOptions = true,
    version = "tenprint 0.1.0",
    description = "Operators' and auditors' tool of Tenprint.",
    subcommands = {
      AuditCommand.class,
      PolicyCommand.class,
      TopicsCommand.class,
      AccessCommand.class,
      CredentialsCommand.class,
      KeysCommand.class,
      LoginCommand.class,
      LoadCommand.class,
      LetterCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:the answer is not what one would wish: not found, not equal",
      "2:it could not be answered: wrong arguments, broker or file away"
    })
public final class TenprintCli {
  private TenprintCli() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    return WrongArguments.told(new CommandLine(new TenprintCli()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(TenprintCli::failed);
  }

  private static int failed(Exception exception, CommandLine command, ParseResult arguments) {
    String why = Printable.of(String.valueOf(Failure.of(exception).getMessage()));
    command.getErr().println(command.getCommandName() + ": " + why);
    return ExitCodes.CANNOT_ANSWER;
  }
}
