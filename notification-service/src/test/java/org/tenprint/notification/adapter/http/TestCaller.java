package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.tenprint.notification.domain.Authority;
import org.tenprint.notification.domain.Offices;

/** Somebody who calls a resource, as the provider's token would say. */
final class TestCaller {
  private TestCaller() {}

  /**
   * @param jurisdiction as {@code court:MA}; empty for none
   * @param role the only one
   */
  static SecurityContext caller(String jurisdiction, String role) {
    Authority authority = Authority.of(List.of(jurisdiction));
    return new SecurityContext() {
      @Override
      public Principal getUserPrincipal() {
        return new Person("tenprint:local#ann", Offices.ALL, authority);
      }

      @Override
      public boolean isUserInRole(String asked) {
        return role.equals(asked);
      }

      @Override
      public boolean isSecure() {
        return true;
      }

      @Override
      public String getAuthenticationScheme() {
        return "Bearer";
      }
    };
  }
}
