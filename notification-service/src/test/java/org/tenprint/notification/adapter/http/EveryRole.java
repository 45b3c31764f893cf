package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.tenprint.notification.domain.Authority;
import org.tenprint.notification.domain.Offices;

/** Somebody who may do everything everywhere, for what a test asks of a resource itself. */
record EveryRole(String name) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return new Person(name, Offices.ALL, Authority.of(List.of(Authority.EVERY)));
  }

  @Override
  public boolean isUserInRole(String role) {
    return true;
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
