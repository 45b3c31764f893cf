package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tenprint.access.Grants;
import org.tenprint.events.Principal;
import org.tenprint.messaging.EventSigner;

/** The files that a client needs, for each sort of client. */
final class CredentialFiles {
  static final String KEY = "key.pem";
  static final String CERTIFICATE = "cert.pem";
  static final String TRUSTED = "ca.pem";
  static final String STORE = "client.pem";
  static final String KCAT = "kcat.conf";
  static final String PROPERTIES = "client.properties";

  /** In the properties: whose credential it is. */
  static final String PRINCIPAL = "tenprint.principal";

  static final List<String> ALL =
      List.of(KEY, CERTIFICATE, TRUSTED, STORE, KCAT, PROPERTIES, SigningKeys.SECRET);

  private CredentialFiles() {}

  static void write(
      Path folder,
      Principal principal,
      CertificateAuthority.Issued issued,
      String trusted,
      String bootstrapServers)
      throws IOException {
    PrivateFiles.write(folder.resolve(KEY), issued.key());
    PrivateFiles.write(folder.resolve(CERTIFICATE), issued.certificate());
    PrivateFiles.write(folder.resolve(TRUSTED), trusted);
    PrivateFiles.write(folder.resolve(STORE), issued.key() + issued.certificate());
    String group = Grants.prefix(principal) + "main";
    PrivateFiles.write(
        folder.resolve(KCAT),
        """
        # kcat -F %s -t TOPIC -C; groups and transactional ids begin with %s
        bootstrap.servers=%s
        security.protocol=ssl
        ssl.ca.location=%s
        ssl.certificate.location=%s
        ssl.key.location=%s
        group.id=%s
        """
            .formatted(
                folder.resolve(KCAT),
                Grants.prefix(principal),
                bootstrapServers,
                folder.resolve(TRUSTED),
                folder.resolve(CERTIFICATE),
                folder.resolve(KEY),
                group));
    PrivateFiles.write(
        folder.resolve(PROPERTIES),
        """
        # Kafka's Java clients; groups and transactional ids begin with %s
        bootstrap.servers=%s
        security.protocol=SSL
        ssl.keystore.type=PEM
        ssl.keystore.location=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
                .formatted(
                    Grants.prefix(principal),
                    bootstrapServers,
                    folder.resolve(STORE),
                    folder.resolve(TRUSTED))
            + signing(folder, principal));
  }

  /** Of who signs by a tool of ours: as whom, and by which key. */
  private static String signing(Path folder, Principal principal) {
    return switch (principal.kind()) {
      case AUDITOR, BIOMETRIC_AUDITOR ->
          "%s=%s\n%s=%s\n"
              .formatted(
                  PRINCIPAL, principal.text(), EventSigner.KEY, folder.resolve(SigningKeys.SECRET));
      default -> "";
    };
  }
}
