package org.tenprint.access.credential;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The deployment's own authority. Keys are on the curve P-256; a certificate's subject is one
 * common name and nothing else. Whoever can read the folder can be anybody.
 */
final class CertificateAuthority {
  private static final String NAME = "Tenprint deployment";
  private static final String KEY_FILE = "ca.key.pem";
  private static final String CERTIFICATE_FILE = "ca.pem";
  private static final Duration LIFE = Duration.ofDays(5 * 365);

  /**
   * Clocks of the two ends need not agree: one that is set to the wrong zone's hour takes what was
   * issued a moment ago. A certificate that is valid from before its key was made lets in nobody
   * more.
   */
  private static final Duration EARLIER = Duration.ofHours(2);

  private final PrivateKey key;
  private final X509Certificate certificate;

  private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * A certificate and its private key.
   *
   * @param key as PKCS#8 in PEM
   * @param certificate in PEM
   * @param x509 the certificate
   */
  record Issued(String key, String certificate, X509Certificate x509) {}

  /**
   * What is to be certified.
   *
   * @param user the common name
   * @param hosts names and addresses under which it is a server; empty for a client alone
   * @param life how long it is valid
   */
  record Request(String user, List<String> hosts, Duration life) {}

  /** The authority of a folder; made when there is none, or none that is still valid. */
  static CertificateAuthority open(Path folder, Instant now) throws IOException {
    try {
      Path keyFile = folder.resolve(KEY_FILE);
      Path certificateFile = folder.resolve(CERTIFICATE_FILE);
      Optional<X509Certificate> there = read(folder);
      if (there.filter(one -> one.getNotAfter().toInstant().isAfter(now)).isPresent()) {
        return new CertificateAuthority(key(Files.readString(keyFile)), there.get());
      }
      KeyPair pair = newPair();
      X509Certificate certificate = own(pair, now);
      PrivateFiles.folder(folder);
      PrivateFiles.write(keyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      PrivateFiles.write(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
      return new CertificateAuthority(pair.getPrivate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the authority in " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Until when the authority of a folder is one; empty where there is none. */
  static Optional<Instant> ends(Path folder) throws IOException {
    try {
      return read(folder).map(one -> one.getNotAfter().toInstant());
    } catch (GeneralSecurityException e) {
      throw new IOException("the authority in " + folder + " cannot be read", e);
    }
  }

  private static Optional<X509Certificate> read(Path folder)
      throws IOException, GeneralSecurityException {
    Path certificate = folder.resolve(CERTIFICATE_FILE);
    return Files.exists(folder.resolve(KEY_FILE)) && Files.exists(certificate)
        ? Optional.of(certificate(Files.readString(certificate)))
        : Optional.empty();
  }

  /** Forgets the authority of a folder; {@link #open} makes another. */
  static void forget(Path folder) throws IOException {
    PrivateFiles.remove(folder.resolve(KEY_FILE));
    PrivateFiles.remove(folder.resolve(CERTIFICATE_FILE));
  }

  /** The authority's certificate, by which its certificates are known. */
  String trusted() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Issues what is valid for no longer than the authority is. */
  Issued issue(Request request, Instant now) throws IOException {
    try {
      Date end = certificate.getNotAfter();
      Date asked = Date.from(now.plus(request.life()));
      KeyPair pair = newPair();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              certificate,
              serial(),
              Date.from(now.minus(EARLIER)),
              asked.after(end) ? end : asked,
              new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, request.user()).build(),
              pair.getPublic());
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(certificate));
      KeyPurposeId[] purposes =
          request.hosts().isEmpty()
              ? new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth}
              : new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
      if (!request.hosts().isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(request.hosts()));
      }
      X509Certificate issued = signed(builder, key);
      return new Issued(
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
          pem("CERTIFICATE", issued.getEncoded()),
          issued);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate was made: " + e.getMessage(), e);
    }
  }

  /** The certificate in a PEM text. */
  static X509Certificate certificate(String pem) throws IOException, GeneralSecurityException {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      return new JcaX509CertificateConverter()
          .getCertificate((X509CertificateHolder) parser.readObject());
    }
  }

  static PrivateKey key(String pem) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
    }
  }

  private static X509Certificate own(KeyPair pair, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, NAME).build();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            serial(),
            Date.from(now.minus(EARLIER)),
            Date.from(now.plus(LIFE)),
            name,
            pair.getPublic());
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    return signed(builder, pair.getPrivate());
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .map(
                host ->
                    new GeneralName(
                        host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName,
                        host))
            .toArray(GeneralName[]::new));
  }

  private static KeyPair newPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static BigInteger serial() {
    return new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
  }

  static String pem(String type, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    return text.toString();
  }
}
