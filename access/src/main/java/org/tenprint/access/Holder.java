package org.tenprint.access;

import org.tenprint.events.Principal;

/**
 * A principal as the brokers know it.
 *
 * @param principal who it is
 * @param user the name in its certificate: the principal's text, and after a revocation {@code ~N},
 *     so that what was revoked and what is issued anew are two
 */
public record Holder(Principal principal, String user) {

  /** Who never had a credential revoked. */
  public static Holder first(Principal principal) {
    return new Holder(principal, principal.text());
  }
}
