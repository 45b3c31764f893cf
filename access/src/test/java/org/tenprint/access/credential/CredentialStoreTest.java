package org.tenprint.access.credential;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.Holder;
import org.tenprint.events.Principal;

class CredentialStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Principal AGENCY = Principal.parse("agency:MA0130100");
  private static final Principal SERVICE = Principal.parse("service:booking-service");
  private static final CredentialStore.Place PLACE =
      new CredentialStore.Place("kafka:9092", List.of());

  @TempDir Path folder;

  private CredentialStore at(Instant now) {
    return new CredentialStore(folder.resolve("credentials"), () -> now);
  }

  @Test
  void everyFileIsForItsOwnerAlone() throws IOException {
    Files.createDirectory(folder.resolve("credentials"));
    at(NOW).issue(AGENCY, PLACE);
    try (Stream<Path> all = Files.walk(folder.resolve("credentials"))) {
      for (Path path : all.toList()) {
        assertEquals(
            Files.isDirectory(path) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            path.toString());
      }
    }
  }

  @Test
  void theSubjectIsThePrincipalAndTheAuthorityVouchesForIt() throws Exception {
    Credential issued = at(NOW).issue(AGENCY, PLACE);
    X509Certificate certificate = read(issued.folder().resolve("cert.pem"));
    assertEquals("CN=agency:MA0130100", certificate.getSubjectX500Principal().getName());
    certificate.verify(read(issued.trustStore()).getPublicKey());
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage());
    assertEquals(-1, certificate.getBasicConstraints());
    assertEquals(NOW.plus(Duration.ofDays(90)), certificate.getNotAfter().toInstant());
    assertTrue(Files.readString(issued.keyStore()).contains("BEGIN PRIVATE KEY"));
    assertTrue(Files.readString(issued.clientProperties()).contains("security.protocol=SSL"));
  }

  @Test
  void aClockMayBeAnHourBehindThatOfTheIssuer() throws Exception {
    Credential issued = at(NOW).issue(AGENCY, PLACE);
    Date behind = Date.from(NOW.minus(Duration.ofHours(1)));
    for (Path file : List.of(issued.folder().resolve("cert.pem"), issued.trustStore())) {
      X509Certificate certificate = read(file);
      assertDoesNotThrow(() -> certificate.checkValidity(behind), file.toString());
    }
  }

  @Test
  void nothingIsIssuedForLongerThanTheAuthorityLasts() throws IOException {
    at(NOW).issue(AGENCY, PLACE);
    Instant end = NOW.plus(Duration.ofDays(5 * 365));
    Instant late = end.minus(Duration.ofDays(40));
    Credential agency = at(late).issue(AGENCY, PLACE);
    assertEquals(end, agency.notAfter());
    assertFalse(agency.counts(end.plusSeconds(1)));
    assertEquals(late.plus(Duration.ofDays(30)), at(late).issue(SERVICE, PLACE).notAfter());
  }

  @Test
  void aStartRenewsAndTheNameStays() throws Exception {
    Credential first = at(NOW).renew(List.of(SERVICE), PLACE).get(0);
    Credential second = at(NOW.plus(Duration.ofDays(29))).renew(List.of(SERVICE), PLACE).get(0);
    assertEquals("service:booking-service", second.user());
    assertFalse(first.serial().equals(second.serial()));
    assertTrue(second.notAfter().isAfter(first.notAfter()));
  }

  @Test
  void whatWasBegunOfAKeyGoesWithIt() throws Exception {
    CredentialStore store = at(NOW);
    Path begun = store.issue(AGENCY, PLACE).folder().resolve("key.pem.new");
    Files.writeString(begun, "half a key");
    store.revoke(AGENCY);
    assertFalse(Files.exists(begun));
  }

  @Test
  void whatWasRevokedIsNeverIssuedAgainAndNoStartBringsItBack() throws Exception {
    CredentialStore store = at(NOW);
    store.issue(AGENCY, PLACE);
    Credential revoked = store.revoke(AGENCY).orElseThrow();
    assertFalse(Files.exists(revoked.keyStore()));
    assertEquals(List.of(), store.renew(List.of(AGENCY), PLACE));
    assertEquals(List.of(), store.holders(List.of(AGENCY)));
    assertEquals("agency:MA0130100~2", store.issue(AGENCY, PLACE).user());
    assertEquals(List.of(new Holder(AGENCY, "agency:MA0130100~2")), store.holders(List.of(AGENCY)));
    store.revoke(AGENCY);
    assertEquals("agency:MA0130100~3", store.issue(AGENCY, PLACE).user());
  }

  /** For the doors: every subject that was revoked, whatever was issued after it. */
  @Test
  void theListOfRevokedHoldersIsThereFromTheFirstCredentialOn() throws Exception {
    CredentialStore store = at(NOW);
    store.issue(AGENCY, PLACE);
    store.issue(SERVICE, PLACE);
    assertEquals("", Files.readString(store.revoked()));
    store.revoke(AGENCY);
    assertEquals("agency:MA0130100\n", Files.readString(store.revoked()));
    store.issue(AGENCY, PLACE);
    assertEquals("agency:MA0130100\n", Files.readString(store.revoked()));
    store.revoke(AGENCY);
    store.revoke(SERVICE);
    assertEquals(
        "agency:MA0130100\nagency:MA0130100~2\nservice:booking-service\n",
        Files.readString(store.revoked()));
  }

  @Test
  void whoIsDeclaredIsKnownBeforeACredentialIsIssued() throws Exception {
    assertEquals(List.of(Holder.first(AGENCY)), at(NOW).holders(List.of(AGENCY)));
  }

  /** At its last instant a certificate is valid. A superuser has no grant that could go. */
  @Test
  void whoseCertificateHasEndedHoldsNothingUntilAnotherIsIssued() throws Exception {
    Principal other = Principal.parse("agency:MA0130300");
    Principal deployment = Principal.parse("deployment:tenprint");
    for (Principal one : List.of(AGENCY, SERVICE, deployment)) {
      at(NOW).issue(one, PLACE);
    }
    List<Principal> declared = List.of(AGENCY, SERVICE, other);
    Holder superuser = Holder.first(deployment);
    Instant last = NOW.plus(Duration.ofDays(90));
    assertEquals(
        List.of(Holder.first(AGENCY), superuser, Holder.first(other)), at(last).holders(declared));
    assertEquals(List.of(SERVICE), principals(at(last).expired()));
    CredentialStore later = at(last.plusMillis(1));
    assertEquals(List.of(superuser, Holder.first(other)), later.holders(declared));
    assertEquals(List.of(AGENCY, SERVICE), principals(later.expired()));
    later.issue(AGENCY, PLACE);
    assertEquals(
        List.of(Holder.first(AGENCY), superuser, Holder.first(other)), later.holders(declared));
    assertEquals(List.of(SERVICE), principals(later.expired()));
    later.revoke(SERVICE);
    assertEquals(List.of(), later.expired(), "revoked, and said there");
  }

  private static List<Principal> principals(List<Credential> credentials) {
    return credentials.stream().map(Credential::principal).toList();
  }

  /** Until when it is valid nobody can tell: nothing is declared, and so nothing granted. */
  @Test
  void aStateThatCannotBeReadIsNobodysAndIsNamed() throws Exception {
    Path state = at(NOW).issue(AGENCY, PLACE).folder().resolve("credential.properties");
    String whole = Files.readString(state);
    for (String broken :
        List.of(
            "",
            whole.replaceFirst("not-after=.*", ""),
            whole.replace("not-after=2", "not-after=x"))) {
      Files.writeString(state, broken);
      IOException failure = assertThrows(IOException.class, () -> at(NOW).holders(List.of(AGENCY)));
      assertTrue(failure.getMessage().contains(state.toString()), failure.getMessage());
    }
    Files.delete(state);
    assertEquals(AGENCY.text(), at(NOW).issue(AGENCY, PLACE).user());
  }

  private static X509Certificate read(Path file) throws Exception {
    return CertificateAuthority.certificate(Files.readString(file));
  }

  /** What ends a superuser's certificate; whoever held it is nobody to who believes the new one. */
  @Test
  void anotherAuthorityEndsWhatWasIssuedBefore() throws Exception {
    Principal deployment = Principal.parse("deployment:tenprint");
    CredentialStore store = at(NOW);
    Credential first = store.issue(deployment, PLACE);
    X509Certificate stolen = read(first.folder().resolve("cert.pem"));
    assertThrows(IllegalArgumentException.class, () -> store.revoke(deployment));
    assertTrue(Files.exists(first.keyStore()));
    for (String file : List.of("ca.key.pem", "ca.pem")) {
      Files.delete(store.folder().resolve("ca").resolve(file));
    }
    Credential second = store.renew(List.of(deployment), PLACE).get(0);
    assertEquals("deployment:tenprint", second.user(), "a superuser as before");
    var authority = read(second.trustStore()).getPublicKey();
    read(second.folder().resolve("cert.pem")).verify(authority);
    assertThrows(SignatureException.class, () -> stolen.verify(authority));
  }

  /** What a version did that revoked superusers as well. */
  @Test
  void aSuperuserThatWasRevokedOnceIsOneAgainAtTheNextStart() throws Exception {
    Principal deployment = Principal.parse("deployment:tenprint");
    CredentialStore store = at(NOW);
    Path state = store.issue(deployment, PLACE).folder().resolve("credential.properties");
    Files.writeString(state, Files.readString(state).replace("revoked=false", "revoked=true"));
    Credential renewed = store.renew(List.of(deployment), PLACE).get(0);
    assertEquals("deployment:tenprint", renewed.user());
    assertFalse(store.find(deployment).orElseThrow().revoked());
  }

  /** The list of the revoked is what counts, whatever becomes of the folders beside it. */
  @Test
  void aRevocationOutlivesTheFolderOfItsCredential() throws Exception {
    CredentialStore store = at(NOW);
    Path own = store.issue(AGENCY, PLACE).folder();
    store.revoke(AGENCY);
    empty(own);
    assertEquals(List.of(), store.holders(List.of(AGENCY)), "a grant for what was stolen");
    assertEquals(List.of(), store.renew(List.of(AGENCY), PLACE));
    store.issue(SERVICE, PLACE);
    assertEquals("agency:MA0130100\n", Files.readString(store.revoked()));
    assertEquals("agency:MA0130100~2", store.issue(AGENCY, PLACE).user());
    store.revoke(AGENCY);
    empty(own);
    assertEquals("agency:MA0130100~3", store.issue(AGENCY, PLACE).user());
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** As after a restore, of which the list of now was brought along. */
  @Test
  void whatWasRevokedElsewhereIsRevokedHere() throws Exception {
    CredentialStore store = at(NOW);
    Path stolen = store.issue(AGENCY, PLACE).keyStore();
    store.issue(SERVICE, PLACE);
    Principal other = Principal.parse("agency:MA0130300");
    List<String> now = List.of("agency:MA0130100", "agency:MA0130100~2", "agency:MA0130300");
    assertEquals(3, store.revokedElsewhere(now));
    assertFalse(Files.exists(stolen));
    assertTrue(store.find(AGENCY).orElseThrow().revoked());
    assertFalse(store.find(SERVICE).orElseThrow().revoked());
    assertEquals(List.of(Holder.first(SERVICE)), store.holders(List.of(AGENCY, other, SERVICE)));
    assertEquals("agency:MA0130100~3", store.issue(AGENCY, PLACE).user());
    assertEquals("agency:MA0130300~2", store.issue(other, PLACE).user());
    assertEquals(0, store.revokedElsewhere(now));
    assertEquals(String.join("\n", now) + "\n", Files.readString(store.revoked()));
    assertFalse(store.find(AGENCY).orElseThrow().revoked(), "the third is not on the list");
    assertThrows(
        IllegalArgumentException.class, () -> store.revokedElsewhere(List.of("no principal")));
  }

  @Test
  void whenAllIsEndedNothingOfBeforeIsBelieved() throws Exception {
    CredentialStore store = at(NOW);
    X509Certificate before = read(store.issue(AGENCY, PLACE).folder().resolve("cert.pem"));
    Path tokens = Files.createDirectory(store.folder().resolve("issuer")).resolve("issuer.key.pem");
    Files.writeString(tokens, "what people's tokens are signed by");
    store.endAll();
    Credential after = store.issue(AGENCY, PLACE);
    var authority = read(after.trustStore()).getPublicKey();
    assertThrows(SignatureException.class, () -> before.verify(authority));
    assertFalse(Files.exists(tokens));
  }

  @Test
  void whoWasRevokedElsewhereStandsInItsOrder() throws IOException {
    List<String> users =
        List.of("agency:NY0303000", "agency:MA0130100", "agency:IL0160000~2", "agency:CA0190000");
    assertEquals(users.size(), at(NOW).revokedElsewhere(users));
    assertEquals(users, List.copyOf(RevokedUsers.read(at(NOW).revoked()).all()));
  }
}
