package org.tenprint.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Passwords of the local database, made at the first start and kept in files that their owner alone
 * can read. They are handed on as names of files: never in a command line or an environment.
 */
final class DatabaseSecrets {
  private static final int BYTES = 24;

  private final Path folder;

  DatabaseSecrets(Path folder) {
    this.folder = folder;
  }

  /** The file with the administrator's password and nothing else. */
  Path administratorFile() {
    return folder.resolve("postgres-administrator");
  }

  /** The settings by which the service reaches its database. */
  Path serviceFile() {
    return folder.resolve("immigration-service.properties");
  }

  /** The administrator's password, made when there is none. */
  String administrator() throws IOException {
    return passwordIn(administratorFile());
  }

  /** The service's password, made when there is none. */
  String service() throws IOException {
    return passwordIn(folder.resolve("postgres-service"));
  }

  /** Writes the service's settings anew. */
  void writeService(String user) throws IOException {
    OwnersFolder.write(
        serviceFile(),
        """
        # above the service's own settings
        config_ordinal=275
        quarkus.datasource.username=%s
        quarkus.datasource.password=%s
        """
            .formatted(user, service()));
  }

  private String passwordIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      OwnersFolder.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }
}
