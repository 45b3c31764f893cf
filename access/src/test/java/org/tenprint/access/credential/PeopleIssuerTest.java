package org.tenprint.access.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @TempDir Path folder;

  private static JwtClaims read(String token, PeopleIssuer issuer, Instant at) throws Exception {
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(issuer.publicKey())));
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
        .setExpectedIssuer("tenprint:local")
        .setExpectedAudience("tenprint")
        .setRequireExpirationTime()
        .setEvaluationTime(NumericDate.fromSeconds(at.getEpochSecond()))
        .build()
        .processToClaims(token);
  }

  @Test
  void aTokenSaysWhoItIsForAWhileAndTheKeyStays() throws Exception {
    PeopleIssuer.Person ann =
        new PeopleIssuer.Person(
            "ann", List.of("author", "auditor"), Map.of("office", List.of("BOS")));
    String token = PeopleIssuer.open(folder).token(ann, Duration.ofHours(1), NOW);
    JwtClaims claims = read(token, PeopleIssuer.open(folder), NOW.plusSeconds(3_599));
    assertEquals("ann", claims.getSubject());
    assertEquals(List.of("author", "auditor"), claims.getStringListClaimValue("groups"));
    assertEquals(List.of("BOS"), claims.getStringListClaimValue("office"));
    assertThrows(
        InvalidJwtException.class,
        () -> read(token, PeopleIssuer.open(folder), NOW.plusSeconds(3_600)));
    assertThrows(
        InvalidJwtException.class,
        () -> read(token, PeopleIssuer.open(folder.resolve("other")), NOW));
  }

  @Test
  void theKeyIsItsOwnersAlone() throws IOException {
    PeopleIssuer.open(folder.resolve("issuer"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("issuer/issuer.key.pem"))));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("issuer"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ann", "ann ", "-ann", "ann@doj", "ann#b", "\u0430nn", "a/b"})
  void anotherSpellingIsNobody(String subject) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PeopleIssuer.Person(subject, List.of("author"), Map.of()));
  }
}
