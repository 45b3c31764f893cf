package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.domain.Authority;
import org.tenprint.notification.domain.Offices;

/** Who calls: a person's identity, or a party's principal. */
final class Caller {
  private Caller() {}

  /** As it is written to the log. */
  static String of(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  /**
   * Whose cases the caller works on.
   *
   * @throws Refused if nobody's
   */
  static Offices offices(SecurityContext security) throws Refused {
    Offices offices =
        security.getUserPrincipal() instanceof Person person ? person.offices() : Offices.NONE;
    if (offices.none()) {
      throw new Refused(
          RefusalReason.NO_OFFICE,
          "Your token names no field office whose cases you work on (claim office).");
    }
    return offices;
  }

  /**
   * Who asks about cases.
   *
   * @throws Refused if they work on nobody's
   */
  static Asking asking(SecurityContext security) throws Refused {
    return new Asking(
        of(security),
        offices(security),
        security.isUserInRole(PersonRoles.EXAMINER),
        security.isUserInRole(PersonRoles.REVIEWER));
  }

  /** For which jurisdictions the caller may write. */
  static Authority authority(SecurityContext security) {
    return security.getUserPrincipal() instanceof Person person
        ? person.authority()
        : Authority.NONE;
  }
}
