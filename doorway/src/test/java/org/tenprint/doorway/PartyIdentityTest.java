package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party is known by its certificate for as long as that counts, whenever it connected. */
class PartyIdentityTest {
  /** Of agency:MA0130100, valid from January 2026 to the first of April, signed by itself. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBijCCATGgAwIBAgIUd1hGGPGcl2FA7cfuS7lYRUjjobkwCgYIKoZIzj0EAwIw
      GzEZMBcGA1UEAwwQYWdlbmN5Ok1BMDEzMDEwMDAeFw0yNjAxMDEwMDAwMDBaFw0y
      NjA0MDEwMDAwMDBaMBsxGTAXBgNVBAMMEGFnZW5jeTpNQTAxMzAxMDAwWTATBgcq
      hkjOPQIBBggqhkjOPQMBBwNCAAT02JL3iunScHjVa3biG2eG0gKoGHDloXyLzM6m
      8gFUI/jTjZaCAdERjoUg6NMaHcl0qcb8ufZ3OvaAQ9mxAUc5o1MwUTAdBgNVHQ4E
      FgQU4uTkPTc0SGSNE/4XHPFHp8tOEAUwHwYDVR0jBBgwFoAU4uTkPTc0SGSNE/4X
      HPFHp8tOEAUwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAkpPUc
      T/VJrnglTvot+BbQGRBYRquNQdSEEsxwpminDgIgBv7Ndv4hnIsCfEDhoAGp9G0n
      FZeyk3tdmK/CJ5vINnE=
      -----END CERTIFICATE-----
      """;

  private static final Instant BEGINS = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir Path folder;
  private Path list;
  private PartyIdentity identity;
  private Instant now = BEGINS.plus(Duration.ofDays(30));

  @BeforeEach
  void open() throws IOException {
    list = Files.writeString(folder.resolve("holders"), "");
    identity = new PartyIdentity(new Door(list), () -> now);
  }

  /** The settings of a door, of which this needs one. */
  private record Door(Path revoked) implements DoorConfig {
    @Override
    public Path credential() {
      return revoked.resolveSibling("credential");
    }

    @Override
    public int partyRate() {
      return 1;
    }

    @Override
    public int personRate() {
      return 1;
    }

    @Override
    public int connections() {
      return 1;
    }

    @Override
    public Duration headWithin() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration keptFor() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration bodyWithin() {
      return Duration.ofSeconds(1);
    }
  }

  private SecurityIdentity asked() throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)));
    SecurityIdentity presented =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("CN=agency:MA0130100"))
            .addCredential(new CertificateCredential(certificate))
            .build();
    return identity.augment(presented, null).await().indefinitely();
  }

  @Test
  void aPartyIsKnownByACertificateThatIsValid() throws CertificateException {
    for (Instant valid : new Instant[] {BEGINS, now, ENDS}) {
      now = valid;
      assertEquals("agency:MA0130100", asked().getPrincipal().getName());
    }
  }

  /** The handshake is over: each request asks again. */
  @Test
  void aCertificateThatExpiredSinceIsRefused() throws CertificateException {
    asked();
    now = ENDS.plusSeconds(1);
    assertThrows(AuthenticationFailedException.class, this::asked);
    now = BEGINS.minusSeconds(1);
    assertThrows(AuthenticationFailedException.class, this::asked);
  }

  @Test
  void aRevokedOneIsRefusedFromTheNextRequestOn() throws Exception {
    asked();
    Files.writeString(list, "agency:MA0130100\n");
    assertThrows(AuthenticationFailedException.class, this::asked);
  }
}
