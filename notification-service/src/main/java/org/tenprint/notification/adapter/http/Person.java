package org.tenprint.notification.adapter.http;

import java.security.Principal;
import org.tenprint.notification.domain.Authority;
import org.tenprint.notification.domain.Offices;

/**
 * A person who came with a token.
 *
 * @param id issuer and subject
 * @param offices whose cases they work on
 * @param authority for which jurisdictions they write
 */
record Person(String id, Offices offices, Authority authority) implements Principal {
  @Override
  public String getName() {
    return id;
  }
}
