package org.tenprint.immigration.adapter.kafka;

import org.junit.jupiter.api.Test;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.testkit.architecture.Mirrors;

class MirrorsTest {
  @Test
  void recordsHaveThePolicysWords() {
    new Mirrors("org.tenprint.immigration")
        .wire(ImmigrationStatus.class, Status.class)
        .wire(org.tenprint.events.booking.OffenceClass.class, OffenceClass.class)
        .check();
  }
}
