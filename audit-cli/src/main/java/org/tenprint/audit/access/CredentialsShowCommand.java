package org.tenprint.audit.access;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.access.credential.Credential;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.option.CredentialsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials show}: one of them, and where its files lie. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a credential and where its files lie; its key is not printed.",
    exitCodeList = {
      "0:it is issued",
      "1:there is none, or it was revoked or has expired",
      "2:no answer"
    })
final class CredentialsShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CredentialsFolder folder;

  @Parameters(paramLabel = "PRINCIPAL", description = "Such as agency:MA0130100.")
  private String principal;

  @Override
  public Integer call() throws IOException {
    Optional<Credential> found = folder.store().find(CredentialsIssueCommand.parse(principal));
    if (found.isEmpty()) {
      spec.commandLine().getErr().println(principal + " has no credential");
      return ExitCodes.FINDING;
    }
    Instant now = Instant.now();
    CredentialText.print(spec.commandLine().getOut(), found.get(), now);
    return found.get().revoked() || found.get().expired(now) ? ExitCodes.FINDING : ExitCodes.OK;
  }
}
