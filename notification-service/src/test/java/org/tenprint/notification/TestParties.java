package org.tenprint.notification;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.tenprint.doorway.Parties;
import org.tenprint.events.Principal;

/**
 * A party in a test without certificates, whom a header names. It is among the tests alone; the
 * packaged service is tried with certificates.
 */
@ApplicationScoped
public class TestParties implements HttpAuthenticationMechanism {
  static final String PARTY = "X-Test-Party";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String named = request.request().getHeader(PARTY);
    if (named == null) {
      return Uni.createFrom().nullItem();
    }
    Principal principal = Principal.parse(named);
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal.text()))
                .addRole(Parties.role(principal.kind()))
                .build());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }
}
