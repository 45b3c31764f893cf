package org.tenprint.notification.adapter.http;

import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.fact.PersonName;

/**
 * Who calls, as the proxy that authenticates people says in the header {@value #HEADER}. The
 * service trusts that header: it must be reached through the proxy alone, which must drop the
 * header from what it is sent. The name is kept as it is written; people are compared by its
 * canonical form, and a name of which nothing is left there is nobody's.
 */
final class Caller {
  static final String HEADER = "X-Remote-User";

  private Caller() {}

  static String of(String header) throws Refused {
    if (header == null
        || !header.strip().matches("[\\p{Alnum}._@+-]{1,80}")
        || PersonName.canonical(header).isEmpty()) {
      throw new Refused(
          RefusalReason.NOBODY,
          "The header " + HEADER + " must name who calls, as the authenticating proxy sets it.");
    }
    return header.strip();
  }
}
