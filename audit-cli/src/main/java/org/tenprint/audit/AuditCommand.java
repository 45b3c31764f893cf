package org.tenprint.audit;

import picocli.CommandLine.Command;

/** What an auditor asks of the log. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Read the log: one booking's story, a copy of a window, a second decision, who read, how"
            + " prints were found alike.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ShowCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      AccessesCommand.class,
      PrintsCommand.class
    })
final class AuditCommand {}
