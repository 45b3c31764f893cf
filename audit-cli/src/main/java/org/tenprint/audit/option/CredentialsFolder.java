package org.tenprint.audit.option;

import java.nio.file.Path;
import java.time.Clock;
import org.tenprint.access.credential.CredentialStore;
import picocli.CommandLine.Option;

/** Where this deployment's credentials lie. */
public final class CredentialsFolder {
  @Option(
      names = "--credentials",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_CREDENTIALS:-}",
      description =
          "Folder of credentials (default: $TENPRINT_CREDENTIALS, else credentials/ of"
              + " $TENPRINT_LOCAL, else .local/credentials of the checkout).")
  private String folder;

  /** They. */
  public CredentialStore store() {
    return new CredentialStore(path(), Clock.systemUTC());
  }

  private Path path() {
    if (folder != null && !folder.isBlank()) {
      return Path.of(folder);
    }
    return LocalFolder.path().resolve("credentials");
  }
}
