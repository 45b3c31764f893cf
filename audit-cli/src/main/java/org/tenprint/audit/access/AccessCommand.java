package org.tenprint.audit.access;

import picocli.CommandLine.Command;

/** {@code access}: what the cluster permits, against what the catalogue declares. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = "Compare and apply who may do what on Kafka.",
    subcommands = {AccessPlanCommand.class, AccessApplyCommand.class, AccessVerifyCommand.class})
public final class AccessCommand {}
