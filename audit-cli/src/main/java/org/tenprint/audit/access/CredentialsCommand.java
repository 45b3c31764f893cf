package org.tenprint.audit.access;

import picocli.CommandLine.Command;

/** {@code credentials}: who has one, and the files that a client needs. */
@Command(
    name = "credentials",
    mixinStandardHelpOptions = true,
    description = "Issue, list, show and revoke the credentials of parties.",
    subcommands = {
      CredentialsIssueCommand.class,
      CredentialsListCommand.class,
      CredentialsShowCommand.class,
      CredentialsRevokeCommand.class
    })
public final class CredentialsCommand {}
