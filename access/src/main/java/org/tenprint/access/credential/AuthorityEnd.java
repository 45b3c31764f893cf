package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be told of the end of a deployment's authority: with it ends every credential, and who
 * has one of an authority that has ended is let in nowhere, whatever the next one issues.
 */
public final class AuthorityEnd {
  /** So long before it is told: twice as long as anything that is handed out is valid. */
  private static final Duration BEFORE = Duration.ofDays(180);

  private AuthorityEnd() {}

  /**
   * A line that says it; empty where there is no authority, or its end is far.
   *
   * @param credentials folder of a {@link CredentialStore}
   * @throws IOException if the authority cannot be read
   */
  public static Optional<String> of(Path credentials, Instant now) throws IOException {
    return CertificateAuthority.ends(credentials.resolve("ca"))
        .filter(end -> !end.isAfter(now.plus(BEFORE)))
        .map(end -> told(end, now));
  }

  private static String told(Instant end, Instant now) {
    return "the authority of all credentials "
        + (end.isAfter(now)
            ? "ends at %s: have another before, on a day of your choice".formatted(end)
            : "ended at %s: another is made, and each credential is to be issued anew"
                .formatted(end))
        + " (docs/security.md, Keys)";
  }
}
