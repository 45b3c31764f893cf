package org.tenprint.localstack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackException;

/** What was ended since a backup is not begun again by its return. */
class RevokedTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00.123Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Layout stack;
  private Path data;
  private Path secrets;

  @BeforeEach
  void stack() throws IOException {
    stack = new Layout(folder, folder.resolve("stack"));
    data = folder.resolve("backup");
    secrets = folder.resolve("elsewhere/secrets");
    Files.createDirectories(stack.data("kafka").resolve("log/a.v1-0"));
    Files.createDirectories(stack.keys());
    Path tokens = Files.createDirectories(stack.credentials().resolve("issuer"));
    Files.writeString(tokens.resolve("issuer.key.pem"), "what people's tokens are signed by");
  }

  private void backUp() {
    new Backup(stack, NOON).take(data, Optional.of(secrets));
  }

  private Restore restore() {
    return new Restore(new Layout(folder, folder.resolve("other")));
  }

  private static final Principal AGENCY = Principal.parse("agency:MA0130100");
  private static final Principal SERVICE = Principal.parse("service:booking-service");
  private static final CredentialStore.Place PLACE =
      new CredentialStore.Place("127.0.0.1:9092", List.of());

  private CredentialStore credentials(Layout of) {
    return new CredentialStore(of.credentials(), NOON);
  }

  private CredentialStore restored(Revoked revoked) {
    restore().run(data, secrets, Optional.empty(), revoked);
    return credentials(new Layout(folder, folder.resolve("other")));
  }

  @Test
  void whatWasRevokedSinceStaysRevoked() throws IOException {
    CredentialStore store = credentials(stack);
    store.issue(AGENCY, PLACE);
    Path signing = store.issue(SERVICE, PLACE).signingKey();
    backUp();
    store.revoke(AGENCY);
    store.issue(AGENCY, PLACE);
    Path signers = stack.credentials().resolve("signers");
    String until = onlyFile(signers).replace(".pem", ".until");
    Files.writeString(signers.resolve(until), "a.v1/0=9\n");
    Restore.Done done =
        restore().run(data, secrets, Optional.empty(), Revoked.in(stack.credentials()));
    assertEquals(2, done.revokedSince());
    CredentialStore other = credentials(new Layout(folder, folder.resolve("other")));
    assertTrue(other.find(AGENCY).orElseThrow().revoked());
    assertFalse(Files.exists(other.find(AGENCY).orElseThrow().keyStore()));
    assertFalse(other.find(SERVICE).orElseThrow().revoked());
    assertEquals("agency:MA0130100\n", Files.readString(other.revoked()));
    assertEquals("agency:MA0130100~2", other.issue(AGENCY, PLACE).user());
    assertTrue(
        Files.readString(other.folder().resolve("signers").resolve(until)).contains("a.v1/0=9"));
    assertTrue(Files.exists(signing));
    assertFalse(Files.exists(other.find(SERVICE).orElseThrow().signingKey()));
    assertFalse(tokensAreGood(other), "people log in anew");
  }

  @Test
  void whereNothingWasRevokedAllIsAsItWas() throws IOException {
    credentials(stack).issue(AGENCY, PLACE);
    backUp();
    CredentialStore other = restored(Revoked.NOTHING);
    assertFalse(other.find(AGENCY).orElseThrow().revoked());
    assertEquals(authority(stack.credentials()), authority(other.folder()));
    assertTrue(tokensAreGood(other));
  }

  @Test
  void whereNobodyKnowsThereIsAnotherAuthorityAndOtherSigningKeys() throws IOException {
    CredentialStore store = credentials(stack);
    store.issue(SERVICE, PLACE);
    String until = onlyFile(stack.credentials().resolve("signers")).replace(".pem", ".until");
    backUp();
    CredentialStore other = restored(Revoked.UNKNOWN);
    assertFalse(Files.exists(other.find(SERVICE).orElseThrow().signingKey()));
    other.issue(SERVICE, PLACE);
    assertNotEquals(authority(stack.credentials()), authority(other.folder()));
    assertFalse(tokensAreGood(other));
    String text = Files.readString(other.folder().resolve("signers").resolve(until));
    assertTrue(text.contains("a.v1/0=" + Long.MAX_VALUE), text);
  }

  /** Signers' keys that name no partition would count for nothing on the log that comes back. */
  @Test
  void whereNobodyKnowsAndNoLogIsFoundNothingIsRestored() throws IOException {
    credentials(stack).issue(SERVICE, PLACE);
    Path log = stack.data("kafka").resolve("log");
    Files.move(log.resolve("a.v1-0"), stack.data("kafka").resolve("a.v1-0"));
    backUp();
    assertThrows(StackException.class, () -> restored(Revoked.UNKNOWN));
    assertFalse(Files.exists(folder.resolve("other/keys")));
  }

  @Test
  void aListThatLacksWhatWasRevokedThenOrIsNoneRestoresNothing() throws IOException {
    CredentialStore store = credentials(stack);
    store.issue(AGENCY, PLACE);
    store.issue(SERVICE, PLACE);
    store.revoke(AGENCY);
    backUp();
    Path now = Files.createDirectories(folder.resolve("now/revoked")).getParent();
    Files.writeString(now.resolve("revoked/holders"), "agency:MA0130100\n");
    for (String list : new String[] {null, "", "agency:MA0130300\n", "agency:MA0130100\nx\n"}) {
      Files.createDirectories(now.resolve("signers"));
      Files.deleteIfExists(now.resolve("revoked/holders"));
      if (list != null) {
        Files.writeString(now.resolve("revoked/holders"), list);
      }
      assertThrows(StackException.class, () -> restored(Revoked.in(now)), "list " + list);
      assertFalse(Files.exists(folder.resolve("other/keys")));
    }
  }

  private static boolean tokensAreGood(CredentialStore store) {
    return Files.exists(store.folder().resolve("issuer/issuer.key.pem"));
  }

  private static String authority(Path credentials) throws IOException {
    return Files.readString(credentials.resolve("ca/ca.pem"));
  }

  private static String onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).findFirst().orElseThrow();
    }
  }
}
