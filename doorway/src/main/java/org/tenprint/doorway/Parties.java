package org.tenprint.doorway;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.tenprint.events.Principal;
import org.tenprint.events.Principal.Kind;

/**
 * Parties at an HTTP door. A party is its certificate's subject; it has one role, that of its kind,
 * which no token can give: a person's roles have no colon.
 */
public final class Parties {
  private static final String PARTY = "party:";

  /** Role of a booking agency. */
  public static final String AGENCY = PARTY + "agency";

  /** Role of a federal field office. */
  public static final String FIELD_OFFICE = PARTY + "field-office";

  /** Role of a state's identification bureau. */
  public static final String STATE_BUREAU = PARTY + "sib";

  static final String ATTRIBUTE = "tenprint.party";

  private Parties() {}

  /** The role of a kind of party. */
  public static String role(Kind kind) {
    return PARTY + kind.text();
  }

  /** The party that an identity is; empty for a person and for nobody. */
  public static Optional<Principal> of(SecurityIdentity identity) {
    return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
  }
}
