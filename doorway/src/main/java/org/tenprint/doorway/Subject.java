package org.tenprint.doorway;

import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.tenprint.events.Principal;

/**
 * The subject of a party's certificate: one common name, the principal, and behind a tilde which of
 * its credentials it is, from the second one on.
 *
 * @param user the common name, as the brokers know the holder too
 * @param principal whose it is
 */
record Subject(String user, Principal principal) {
  private static final String GENERATION = "~[1-9][0-9]{0,8}$";

  /** The subject of a certificate; empty if it is no party's. */
  static Optional<Subject> of(X500Principal certified) {
    try {
      List<Rdn> names = new LdapName(certified.getName(X500Principal.RFC2253)).getRdns();
      if (names.size() == 1
          && names.get(0).size() == 1
          && names.get(0).getType().equalsIgnoreCase("CN")
          && names.get(0).getValue() instanceof String user) {
        return Optional.of(new Subject(user, Principal.parse(user.replaceFirst(GENERATION, ""))));
      }
      return Optional.empty();
    } catch (InvalidNameException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
