package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.SecurityContext;

/** Who calls: a person's identity, or a party's principal. */
final class Caller {
  private Caller() {}

  /** As it is written to the log. */
  static String of(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
