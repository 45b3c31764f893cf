package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS of HTTPS clients, from PEM files. */
public final class ClientTls {
  private static final String PROTOCOL = "TLSv1.3";
  private static final char[] NO_PASSWORD = new char[0];

  private ClientTls() {}

  /**
   * TLS of a client that shows nothing, as people's do, who have a token.
   *
   * @param trusted certificate of the authority that is believed
   */
  public static SSLContext of(Path trusted) throws IOException {
    try {
      return context(new KeyManager[0], trusted);
    } catch (GeneralSecurityException e) {
      throw new IOException(trusted + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** TLS of a client that shows a certificate. */
  static SSLContext of(Path trusted, Path certificate, Path key) throws IOException {
    try {
      KeyStore own = empty();
      own.setKeyEntry(
          "own",
          CertificateAuthority.key(Files.readString(key)),
          NO_PASSWORD,
          new X509Certificate[] {CertificateAuthority.certificate(Files.readString(certificate))});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      return context(keys.getKeyManagers(), trusted);
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static SSLContext context(KeyManager[] keys, Path trusted)
      throws IOException, GeneralSecurityException {
    KeyStore believed = empty();
    believed.setCertificateEntry(
        "authority", CertificateAuthority.certificate(Files.readString(trusted)));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(believed);
    SSLContext context = SSLContext.getInstance(PROTOCOL);
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
