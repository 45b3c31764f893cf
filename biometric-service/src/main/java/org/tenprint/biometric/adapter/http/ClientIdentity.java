package org.tenprint.biometric.adapter.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.tenprint.events.AbisScopes;

/** Makes of a bearer token, which was verified, the client who came with it, and what it may do. */
@ApplicationScoped
public class ClientIdentity implements SecurityIdentityAugmentor {
  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Uni.createFrom().item(() -> client(identity, token))
        : Uni.createFrom().item(identity);
  }

  private static SecurityIdentity client(SecurityIdentity identity, JsonWebToken token) {
    Client client;
    try {
      client = new Client(token.getIssuer(), token.getSubject());
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException("the token says not whose it is", e);
    }
    QuarkusSecurityIdentity.Builder known = QuarkusSecurityIdentity.builder().setPrincipal(client);
    identity.getRoles().stream().filter(AbisScopes.ALL::contains).forEach(known::addRole);
    return known.build();
  }
}
