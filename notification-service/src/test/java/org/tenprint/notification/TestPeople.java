package org.tenprint.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.PeopleIssuer;
import org.tenprint.policy.fact.PersonId;

/** People of the tests, by tokens of an issuer whose key lies in the build's folder. */
final class TestPeople {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<String> EVERY_ROLE =
      List.of("author", "approver", "reviewer", "examiner", "custodian", "auditor", "operator");

  private TestPeople() {}

  static PeopleIssuer issuer() {
    try {
      return new CredentialStore(Path.of("target", "people"), Clock.systemUTC()).people();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token of somebody who may do everything that people may. */
  static String token(String subject) {
    return token(subject, EVERY_ROLE);
  }

  static String token(String subject, List<String> roles) {
    return token(subject, roles, List.of("all"), List.of("all"));
  }

  static String token(
      String subject, List<String> roles, List<String> offices, List<String> jurisdictions) {
    Map<String, List<String>> claims = Map.of("office", offices, "jurisdiction", jurisdictions);
    return issuer().token(new PeopleIssuer.Person(subject, roles, claims), HOUR, Instant.now());
  }

  /** As the log names somebody. */
  static String id(String subject) {
    return PersonId.of(PeopleIssuer.NAME, subject);
  }

  /** How the service knows the issuer. */
  static Map<String, String> settings() {
    return Map.of(
        "quarkus.oidc.public-key",
        issuer().publicKey(),
        "quarkus.oidc.token.issuer",
        PeopleIssuer.NAME);
  }
}
