package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * The issuer of tokens of a stack that has no other: a key in the folder of credentials. Nothing
 * listens; whoever may read that folder can be any person, and nobody else can. Where people have
 * an OpenID provider, that is asked instead, and this key is not known to the services.
 */
public final class PeopleIssuer {
  /** Its name, the issuer of its tokens. */
  public static final String NAME = "tenprint:local";

  /** For whom its tokens are. */
  public static final String AUDIENCE = "tenprint";

  private static final String KEY_FILE = "issuer.key.pem";
  private static final int BITS = 3072;

  private final RSAPrivateCrtKey key;

  private PeopleIssuer(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /**
   * A person at work.
   *
   * @param subject who it is: small letters, digits, hyphens and full stops, so that no two
   *     spellings are two people
   * @param roles what they may be, of {@link org.tenprint.events.PersonRoles}
   * @param claims further ones, such as the offices whose cases they work on
   */
  public record Person(String subject, List<String> roles, Map<String, List<String>> claims) {
    private static final String SUBJECT = "[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?";

    public Person {
      roles = List.copyOf(roles);
      claims = Map.copyOf(claims);
      if (!subject.matches(SUBJECT)) {
        throw new IllegalArgumentException(
            "a person is named in small letters, digits, hyphens and full stops, at most 64");
      }
    }
  }

  /** Forgets the issuer of a folder; {@link #open} makes another. */
  static void forget(Path folder) throws IOException {
    PrivateFiles.remove(folder.resolve(KEY_FILE));
  }

  /** The issuer of a folder; its key is made when there is none. */
  static PeopleIssuer open(Path folder) throws IOException {
    try {
      Path file = folder.resolve(KEY_FILE);
      if (!Files.exists(file)) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        byte[] fresh = generator.generateKeyPair().getPrivate().getEncoded();
        PrivateFiles.folder(folder);
        PrivateFiles.write(file, CertificateAuthority.pem("PRIVATE KEY", fresh));
      }
      return new PeopleIssuer((RSAPrivateCrtKey) CertificateAuthority.key(Files.readString(file)));
    } catch (GeneralSecurityException e) {
      throw new IOException("the issuer in " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The key by which its tokens are known: SubjectPublicKeyInfo in base64, on one line. */
  public String publicKey() {
    try {
      PublicKey known =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
      return Base64.getEncoder().encodeToString(known.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK knows RSA", e);
    }
  }

  /**
   * A bearer token.
   *
   * @param life for how long it is good from now on
   */
  public String token(Person person, Duration life, Instant now) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(NAME);
    claims.setAudience(AUDIENCE);
    claims.setSubject(person.subject());
    claims.setStringListClaim("groups", person.roles());
    person.claims().forEach(claims::setStringListClaim);
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
    claims.setGeneratedJwtId();
    JsonWebSignature signed = new JsonWebSignature();
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signed.setHeader("typ", "JWT");
    signed.setKey(key);
    signed.setPayload(claims.toJson());
    try {
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a key of our own signs", e);
    }
  }
}
