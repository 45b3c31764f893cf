package org.tenprint.audit.access;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.access.credential.AuthorityEnd;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.option.CredentialsFolder;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Row;
import org.tenprint.audit.render.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credentials list}: whose there are. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the credentials that were issued, revoked and expired ones too.")
final class CredentialsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CredentialsFolder folder;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    List<Row> rows = new ArrayList<>();
    CredentialStore store = folder.store();
    AuthorityEnd.of(store.folder(), now).ifPresent(spec.commandLine().getErr()::println);
    for (Credential credential : store.list()) {
      rows.add(
          Row.of("principal", credential.principal().text())
              .and("known as", credential.user())
              .and("state", state(credential, now))
              .and("valid until", credential.notAfter().toString())
              .and("serial", credential.serial()));
    }
    new Rows(spec.commandLine().getOut(), output).print(rows);
    return ExitCodes.OK;
  }

  private static String state(Credential credential, Instant now) {
    if (credential.revoked()) {
      return "revoked";
    }
    return credential.expired(now) ? "expired" : "issued";
  }
}
