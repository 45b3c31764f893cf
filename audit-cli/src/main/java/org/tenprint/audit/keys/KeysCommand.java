package org.tenprint.audit.keys;

import picocli.CommandLine.Command;

/** Keys of the vault. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "The keys that open what is known of people.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeysBeginCommand.class, KeysRotateCommand.class})
public final class KeysCommand {}
