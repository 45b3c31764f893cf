package org.tenprint.audit.load;

import picocli.CommandLine.Command;

/** Loading from files. */
@Command(
    name = "load",
    description =
        "Load the gallery, immigration records, instruments or reference data from files.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LoadGalleryCommand.class,
      LoadRecordsCommand.class,
      LoadInstrumentsCommand.class,
      LoadApprovalsCommand.class,
      LoadReferenceCommand.class
    })
public final class LoadCommand {}
