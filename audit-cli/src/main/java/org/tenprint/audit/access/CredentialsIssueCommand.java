package org.tenprint.audit.access;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.access.credential.AuthorityEnd;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.CredentialsFolder;
import org.tenprint.events.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials issue}: a private key, a certificate and the files that name them. */
@Command(
    name = "issue",
    mixinStandardHelpOptions = true,
    description =
        "Issue a credential: PEM files, a kcat file and a properties file. After a revocation, or"
            + " where the one before has expired, run access apply too.")
final class CredentialsIssueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CredentialsFolder folder;

  @Parameters(paramLabel = "PRINCIPAL", description = "Such as agency:MA0130100.")
  private String principal;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:19092}",
      description = "What the client's files say (default: ${DEFAULT-VALUE}).")
  private String bootstrapServers;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "A name or address under which a broker is reached; may be repeated.")
  private List<String> hosts = List.of();

  @Override
  public Integer call() throws IOException {
    CredentialStore store = folder.store();
    AuthorityEnd.of(store.folder(), Instant.now()).ifPresent(spec.commandLine().getErr()::println);
    Credential issued =
        store.issue(parse(principal), new CredentialStore.Place(bootstrapServers, hosts));
    CredentialText.print(spec.commandLine().getOut(), issued, Instant.now());
    return ExitCodes.OK;
  }

  static Principal parse(String text) {
    try {
      return Principal.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Failure(text + ": " + e.getMessage(), e);
    }
  }
}
