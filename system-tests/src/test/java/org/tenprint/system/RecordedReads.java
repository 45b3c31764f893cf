package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.tenprint.access.AccessPlan;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.TestBroker;

/** The log of accesses of a running stack, and what becomes of it without the grant to write. */
final class RecordedReads {
  private static final String TOPIC = TopicCatalogue.ACCESSES.name();

  private final Map<String, Object> deployment;
  private final TestBroker broker;

  /**
   * @param deployment client of who may do everything
   */
  RecordedReads(Map<String, Object> deployment) {
    this.deployment = deployment;
    this.broker = TestBroker.at(deployment);
  }

  /** How many are of that booking alone. */
  long of(String booking) {
    return broker.consume(TOPIC).stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(booking))
        .count();
  }

  /** Takes the grant from a user while something is done. */
  void withoutTheGrantOf(String user, Callable<Void> done) throws Exception {
    AclBinding grant =
        AccessPlan.allow(
            user,
            new AccessPlan.Resource(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
            AclOperation.WRITE);
    try (Admin admin = Admin.create(deployment)) {
      assertEquals(1, admin.deleteAcls(List.of(grant.toFilter())).all().get().size());
      awaitGrants(admin, grant, 0);
      try {
        done.call();
      } finally {
        admin.createAcls(List.of(grant)).all().get();
        awaitGrants(admin, grant, 1);
      }
    }
  }

  /** The broker may not know yet what the controller has acknowledged. */
  private static void awaitGrants(Admin admin, AclBinding grant, int count) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> admin.describeAcls(grant.toFilter()).values().get().size() == count);
  }
}
