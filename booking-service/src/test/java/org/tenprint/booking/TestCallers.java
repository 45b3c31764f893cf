package org.tenprint.booking;

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
 * Who calls in a test without certificates: Boston, or whom the header names; nobody where it is
 * empty. It is among the tests alone; the packaged service is tried with certificates.
 */
@ApplicationScoped
public class TestCallers implements HttpAuthenticationMechanism {
  /** A principal. */
  static final String CALLER = "X-Test-Caller";

  /** Before a person's name. */
  static final String PERSON = "person:";

  private static final String BOSTON = "agency:MA0130100";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String named = request.request().getHeader(CALLER);
    if (named != null && named.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    if (named != null && named.startsWith(PERSON)) {
      return Uni.createFrom()
          .item(
              QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(named)).build());
    }
    Principal principal = Principal.parse(named == null ? BOSTON : named);
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal.text()))
                .addRole(Parties.role(principal.kind()))
                .addAttribute("tenprint.party", principal)
                .build());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().item(new ChallengeData(401));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }
}
