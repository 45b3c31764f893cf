package org.tenprint.notification.adapter.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.tenprint.events.PersonRoles;
import org.tenprint.policy.fact.PersonId;

/**
 * Makes of a bearer token, which was verified, the person who came with it: issuer and subject, and
 * of the roles those that people have. No name, mail address or session is looked at.
 */
@ApplicationScoped
public class PersonIdentity implements SecurityIdentityAugmentor {
  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Uni.createFrom().item(() -> person(identity, token))
        : Uni.createFrom().item(identity);
  }

  private static SecurityIdentity person(SecurityIdentity identity, JsonWebToken token) {
    if (token.getIssuer() == null || token.getSubject() == null) {
      throw new AuthenticationFailedException("the token says not whose it is");
    }
    String person;
    try {
      person = PersonId.of(token.getIssuer(), token.getSubject());
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException("the token names nobody", e);
    }
    QuarkusSecurityIdentity.Builder known =
        QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(person));
    identity.getRoles().stream().filter(PersonRoles.ALL::contains).forEach(known::addRole);
    return known.build();
  }
}
