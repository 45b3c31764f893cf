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
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String BOS = "field-office:BOS";
  private static final String PHO = "field-office:PHO";
  private static final String CHI = "field-office:CHI";

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
        assertEquals(1, topics.closed(), "asked for, and nobody was told anything");
        assertTrue(topics.takes(BOS));
        assertFalse(topics.takes(PHO));
        assertEquals(1, topics.closed());
        Awaitility.await()
            .atMost(LONGEST)
            .untilAsserted(() -> assertTrue(topics.closedForSeconds() > 0));

        grant(deployment, service, Set.of("BOS", "PHO"));
        // nobody writes anything: what is told of it falls all the same
        Awaitility.await()
            .atMost(LONGEST)
            .untilAsserted(
                () -> {
                  topics.askAgain();
                  assertEquals(0, topics.closed());
                });
        assertEquals(0, topics.closedForSeconds());
        assertTrue(topics.takes(PHO));

        grant(deployment, service, Set.of("BOS", "PHO", "CHI"));
        try (RecipientTopics makingNone =
            new RecipientTopics(
                Admin.create(client), NotificationTopics.OF_THE_CATALOGUE, false, 1)) {
          assertEquals(Set.of(CHI), makingNone.missing(List.of(BOS, CHI)));
          assertEquals(1, makingNone.closed(), "one that is not there takes nothing either");
          assertEquals(Set.of(), topics.missing(List.of(CHI)), "who may make it does");
          Awaitility.await()
              .atMost(LONGEST)
              .untilAsserted(
                  () -> {
                    makingNone.askAgain();
                    assertEquals(0, makingNone.closed());
                  });
        }
        assertEquals(0, topics.closed());
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
