package org.tenprint.audit;

import picocli.CommandLine.Command;

/** The topics of the catalogue on a broker. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "The topics of the catalogue on a broker.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCreateCommand.class, TopicsListCommand.class})
final class TopicsCommand {}
