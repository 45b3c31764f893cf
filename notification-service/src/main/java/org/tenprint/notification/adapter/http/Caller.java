package org.tenprint.notification.adapter.http;

import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;

/**
 * Who calls, as the proxy that authenticates people says in the header {@value #HEADER}. The
 * service trusts that header: it must be reached through the proxy alone, which must drop the
 * header from what it is sent.
 */
final class Caller {
  static final String HEADER = "X-Remote-User";

  private Caller() {}

  static String of(String header) throws Refused {
    if (header == null || !header.strip().matches("[\\p{Alnum}._@+-]{1,80}")) {
      throw new Refused(
          RefusalReason.NOBODY,
          "The header " + HEADER + " must name who calls, as the authenticating proxy sets it.");
    }
    return header.strip();
  }
}
