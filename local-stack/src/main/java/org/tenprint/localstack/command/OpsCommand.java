package org.tenprint.localstack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What operators do to a stack as a whole. */
@Command(
    name = "ops",
    description = "Back up a stack, and make one of a backup.",
    mixinStandardHelpOptions = true,
    subcommands = {OpsBackupCommand.class, OpsRestoreCommand.class})
final class OpsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }
}
