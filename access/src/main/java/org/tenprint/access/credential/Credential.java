package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.tenprint.access.Holder;
import org.tenprint.events.Principal;

/**
 * What is known of a principal's credential.
 *
 * @param principal whose it is
 * @param generation which of its credentials, from 1; one more after each revocation
 * @param revoked whether it counts no longer
 * @param serial the certificate's serial number, hexadecimal
 * @param notAfter until when the certificate is valid
 * @param folder where its files lie
 */
public record Credential(
    Principal principal,
    int generation,
    boolean revoked,
    String serial,
    Instant notAfter,
    Path folder) {

  /** The setting in {@link #clientProperties} that says whose credential it is. */
  public static final String PRINCIPAL = CredentialFiles.PRINCIPAL;

  /** The name in the certificate, by which the brokers know the holder. */
  public String user() {
    return user(principal, generation);
  }

  /** Whether its certificate has ended by then; at its last instant it is valid still. */
  public boolean expired(Instant now) {
    return now.isAfter(notAfter);
  }

  /**
   * Whether grants go with it. A superuser has none: the brokers see to the end of its certificate
   * when it connects.
   */
  boolean counts(Instant now) {
    return !revoked && (!expired(now) || !CredentialStore.revocable(principal));
  }

  /** As the brokers know it. */
  public Holder holder() {
    return new Holder(principal, user());
  }

  /** Settings for Kafka's Java clients and for this project's tools. */
  public Path clientProperties() {
    return folder.resolve(CredentialFiles.PROPERTIES);
  }

  /** Private key and certificate in one file, as Kafka's Java clients want them. */
  public Path keyStore() {
    return folder.resolve(CredentialFiles.STORE);
  }

  /** The settings by which a Kafka client of Java says who it is. */
  public Map<String, Object> identity() {
    return Map.of(
        "security.protocol", "SSL",
        "ssl.keystore.type", "PEM",
        "ssl.keystore.location", keyStore().toString(),
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", trustStore().toString());
  }

  /** By which its holder signs what it writes; there is one of those who sign alone. */
  public Path signingKey() {
    return folder.resolve(SigningKeys.SECRET);
  }

  /** Certificate of the authority. */
  public Path trustStore() {
    return folder.resolve(CredentialFiles.TRUSTED);
  }

  /**
   * TLS of an HTTPS client that shows this credential, and believes the deployment's authority
   * alone.
   *
   * @throws IOException if the credential's files cannot be read
   */
  public SSLContext tls() throws IOException {
    return ClientTls.of(
        folder.resolve(CredentialFiles.TRUSTED),
        folder.resolve(CredentialFiles.CERTIFICATE),
        folder.resolve(CredentialFiles.KEY));
  }

  /** Subjects of this principal's certificates that count no longer. */
  List<String> revokedUsers() {
    return users(principal, revoked ? generation : generation - 1);
  }

  static String user(Principal principal, int generation) {
    return generation == 1 ? principal.text() : principal.text() + "~" + generation;
  }

  /**
   * The subjects of a principal's credentials, the first of them first.
   *
   * @param generations how many it was issued after each other
   */
  public static List<String> users(Principal principal, int generations) {
    return IntStream.rangeClosed(1, generations).mapToObj(i -> user(principal, i)).toList();
  }

  Credential asRevoked() {
    return new Credential(principal, generation, true, serial, notAfter, folder);
  }

  Properties written() {
    Properties written = new Properties();
    written.setProperty("principal", principal.text());
    written.setProperty("generation", Integer.toString(generation));
    written.setProperty("revoked", Boolean.toString(revoked));
    written.setProperty("serial", serial);
    written.setProperty("not-after", notAfter.toString());
    return written;
  }

  static Credential read(Properties written, Path folder) {
    return new Credential(
        Principal.parse(written.getProperty("principal")),
        Integer.parseInt(written.getProperty("generation")),
        Boolean.parseBoolean(written.getProperty("revoked")),
        written.getProperty("serial"),
        Instant.parse(written.getProperty("not-after")),
        folder);
  }
}
