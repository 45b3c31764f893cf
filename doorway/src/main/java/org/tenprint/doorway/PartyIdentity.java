package org.tenprint.doorway;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of a certificate that the deployment's authority signed the party whose it is. Whether it
 * was revoked, and whether it is still valid, is asked at each request: a connection, or a session
 * of TLS that is resumed, may be older than either.
 */
@ApplicationScoped
public class PartyIdentity implements SecurityIdentityAugmentor {
  private static final Logger LOG = LoggerFactory.getLogger(PartyIdentity.class);

  private final RevokedHolders revoked;
  private final InstantSource clock;

  PartyIdentity(DoorConfig config, InstantSource clock) {
    this.revoked = new RevokedHolders(config.revoked());
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    CertificateCredential certificate = identity.getCredential(CertificateCredential.class);
    return certificate == null
        ? Uni.createFrom().item(identity)
        : Uni.createFrom().item(() -> party(certificate));
  }

  private SecurityIdentity party(CertificateCredential certificate) {
    Subject subject =
        Subject.of(certificate.getCertificate().getSubjectX500Principal())
            .orElseThrow(() -> new AuthenticationFailedException("the subject is no party"));
    try {
      certificate.getCertificate().checkValidity(Date.from(clock.instant()));
    } catch (CertificateException e) {
      throw new AuthenticationFailedException("the credential has expired", e);
    }
    try {
      if (revoked.contains(subject.user())) {
        throw new AuthenticationFailedException("the credential was revoked");
      }
    } catch (IOException e) {
      LOG.error("list of revoked holders cannot be read cause={}", e.getClass().getName());
      throw new AuthenticationFailedException("nobody can be told from the revoked", e);
    }
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(subject.principal().text()))
        .addRole(Parties.role(subject.principal().kind()))
        .addAttribute(Parties.ATTRIBUTE, subject.principal())
        .build();
  }
}
