package org.tenprint.audit;

import org.tenprint.audit.policy.PolicyCoverageCommand;
import org.tenprint.audit.policy.PolicyExplainCommand;
import org.tenprint.audit.policy.PolicyTestCommand;
import org.tenprint.audit.policy.PolicyUntilCommand;
import picocli.CommandLine.Command;

/** What a policy author asks, before a rule is approved. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Write and test disclosure rules. Needs no running system.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyTestCommand.class,
      PolicyExplainCommand.class,
      PolicyCoverageCommand.class,
      PolicyUntilCommand.class
    })
final class PolicyCommand {}
