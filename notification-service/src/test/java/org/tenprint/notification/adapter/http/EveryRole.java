package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Somebody who may do everything, for what a test asks of a resource itself. */
record EveryRole(String name) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return () -> name;
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
