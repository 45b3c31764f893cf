package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.testkit.TestBroker;

/** On brokers that let the service write to some recipients and not to others. */
class RecipientTopicsIT {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost");
  private static final String BOS = "field-office:BOS";
  private static final String PHO = "field-office:PHO";

  @TempDir Path folder;

  @Test
  void whomTheBrokersRefuseIsToldNothingAndKeepsNobodyWaiting() throws Exception {
    CredentialStore credentials =
        new CredentialStore(folder.resolve("credentials"), Clock.systemUTC());
    Credential node = issue(credentials, "broker:1", LOOPBACK);
    Credential deployer = issue(credentials, "deployment:tenprint", List.of());
    Credential service = issue(credentials, "service:notification-service", List.of());
    Credential peers =
        new CredentialStore(folder.resolve("peers"), Clock.systemUTC())
            .issueAnew(node.principal(), new CredentialStore.Place("", LOOPBACK));
    try (TestBroker broker =
            TestBroker.closed(
                folder.resolve("data"), node.folder(), peers.folder(), deployer.identity());
        Admin deployment = Admin.create(broker.client())) {
      grant(deployment, service, Set.of("BOS"));
      Map<String, Object> client = new HashMap<>(service.identity());
      client.put("bootstrap.servers", broker.bootstrapServers());
      try (RecipientTopics topics =
          new RecipientTopics(Admin.create(client), NotificationTopics.OF_THE_CATALOGUE, true, 1)) {
        assertEquals(Set.of(), topics.missing(List.of(BOS, PHO)));
        assertTrue(topics.takes(BOS));
        assertFalse(topics.takes(PHO));

        grant(deployment, service, Set.of("BOS", "PHO"));
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertTrue(topics.takes(PHO)));
      }
    }
  }

  private static void grant(Admin deployment, Credential service, Set<String> offices)
      throws Exception {
    ClusterAccess access = new ClusterAccess(deployment);
    Parties parties = new Parties(Set.of(), Set.of(), offices);
    access.apply(access.plan(ClusterAccess.declared(parties, List.of(service.holder()))));
  }

  private static Credential issue(CredentialStore store, String principal, List<String> hosts)
      throws IOException {
    return store.issue(Principal.parse(principal), new CredentialStore.Place("127.0.0.1:1", hosts));
  }
}
