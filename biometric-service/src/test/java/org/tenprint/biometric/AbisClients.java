package org.tenprint.biometric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.PeopleIssuer;

/** Clients of the ABIS face, by tokens of an issuer whose key lies in the build's folder. */
public final class AbisClients {
  private static final Path FOLDER = Path.of("target", "clients");
  private static final Base64.Encoder PLAIN = Base64.getUrlEncoder().withoutPadding();

  private AbisClients() {}

  private static PeopleIssuer issuer() {
    try {
      return new CredentialStore(FOLDER, Clock.systemUTC()).people();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token whose groups are these. */
  public static String ofGroups(String... groups) {
    PeopleIssuer.Person client = new PeopleIssuer.Person("registry", List.of(groups), Map.of());
    return issuer().token(client, Duration.ofHours(1), Instant.now());
  }

  /** A token with a scope as providers write it: words in one text. */
  public static String ofScope(String scope) {
    return ofScope("registry", scope);
  }

  /** The same of a client by its name. */
  public static String ofScope(String client, String scope) {
    issuer();
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"scope\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(PeopleIssuer.NAME, PeopleIssuer.AUDIENCE, client, scope, now, now + 3600);
    String said = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key())));
      signature.update(said.getBytes(StandardCharsets.US_ASCII));
      return said + "." + PLAIN.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String part(String json) {
    return PLAIN.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] key() {
    try (var files = Files.walk(FOLDER)) {
      Path file = files.filter(one -> one.endsWith("issuer.key.pem")).findFirst().orElseThrow();
      return Base64.getMimeDecoder()
          .decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a service knows them, with nobody held yet. */
  public static Map<String, String> settings() {
    return Map.of(
        "tenprint.abis.enabled",
        "true",
        "tenprint.abis.folder",
        "target/abis-" + ProcessHandle.current().pid(),
        "quarkus.oidc.public-key",
        issuer().publicKey(),
        "quarkus.oidc.token.issuer",
        PeopleIssuer.NAME);
  }
}
