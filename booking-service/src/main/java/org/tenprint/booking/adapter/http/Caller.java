package org.tenprint.booking.adapter.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tenprint.booking.domain.Draft;
import org.tenprint.doorway.Parties;
import org.tenprint.events.Principal;

/**
 * Who calls, and whose budget at the door it is: a principal, whichever connections, addresses and
 * credentials it comes by.
 */
record Caller(String name) {
  static Caller of(RoutingContext request) {
    return new Caller(identity(request).getPrincipal().getName());
  }

  /** The ORI of the agency that calls; only agencies come so far. */
  static String agency(RoutingContext request) {
    return Parties.of(identity(request))
        .filter(party -> party.kind() == Principal.Kind.AGENCY)
        .map(Principal::name)
        .orElseThrow(() -> new IllegalStateException("none but an agency is let in here"));
  }

  /** Whether a booking agency other than this one is named: who submits, or else who controls. */
  static boolean anothers(Draft draft, String agency) {
    Draft.Transaction sent = draft.transaction();
    Optional<String> named = sent.bookingOri().text().or(sent.controllingOri()::text);
    return named.isPresent() && !named.get().equals(agency);
  }

  private static SecurityIdentity identity(RoutingContext request) {
    return ((QuarkusHttpUser) request.user()).getSecurityIdentity();
  }
}
