package org.tenprint.audit.access;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.AccessState;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.Grants;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.ReferenceOptions;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * What should be: by the catalogue, the reference data, whose topics there are and the credentials
 * that count.
 */
final class Declared {
  private Declared() {}

  static AccessState of(ConnectionOptions connection, ReferenceOptions reference, Admin admin)
      throws InterruptedException, ExecutionException {
    Parties parties = reference.parties(connection, admin);
    try {
      return ClusterAccess.declared(
          parties, connection.credentials().holders(Grants.declared(parties)));
    } catch (IOException e) {
      throw new Failure("credentials cannot be read", e);
    }
  }
}
