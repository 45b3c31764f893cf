package org.tenprint.audit.access;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.AccessState;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.Grants;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.ReferenceOptions;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * What should be: by the catalogue, the reference data, whose topics there are and the credentials
 * that count.
 *
 * @param access that
 * @param expired credentials to which nothing is granted, since their certificates have ended
 */
record Declared(AccessState access, List<Credential> expired) {

  static Declared of(ConnectionOptions connection, ReferenceOptions reference, Admin admin)
      throws InterruptedException, ExecutionException {
    Parties parties = reference.parties(connection, admin);
    CredentialStore store = connection.credentials();
    try {
      return new Declared(
          ClusterAccess.declared(parties, store.holders(Grants.declared(parties))),
          store.expired());
    } catch (IOException e) {
      throw new Failure("credentials cannot be read", e);
    }
  }

  /** Says a line of each to whom nothing is granted, and what gives it back. */
  void tellExpired(PrintWriter to) {
    for (Credential one : expired) {
      to.printf(
          "%s: its certificate ended at %s, so that nothing is granted to it; credentials issue %s"
              + " and access apply give it back%n",
          one.principal(), one.notAfter(), one.principal());
    }
  }
}
