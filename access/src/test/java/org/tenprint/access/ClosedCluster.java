package org.tenprint.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.Principal;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.testkit.TestBroker;

/** A real broker behind its walls, with every topic, and a credential for each of many parties. */
final class ClosedCluster {
  static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");
  static final Parties PARTIES =
      new Parties(
          Set.of("MA0130100", "MA0130300"),
          Set.of("MA", "IL"),
          Set.of("BOS", "CHI"),
          Set.of("registry", "courts"));

  /**
   * Two agencies of one county, two field offices, bureaus and record owners, and one of every
   * other sort.
   */
  static final List<Principal> PRINCIPALS =
      List.of(
              "agency:MA0130100",
              "agency:MA0130300",
              "field-office:BOS",
              "field-office:CHI",
              "sib:MA",
              "sib:IL",
              "record-owner:registry",
              "auditor:general",
              "biometric-auditor:general",
              "operator:night",
              "service:booking-service",
              "service:biometric-service",
              "service:immigration-service",
              "service:notification-service",
              "record-owner:courts")
          .stream()
          .map(Principal::parse)
          .toList();

  /** Groups of services and parties, and one of nobody's. */
  static final List<String> GROUPS =
      List.of(
          "booking-service",
          "immigration-service-statements",
          "notification-service",
          "notification-service-feeds",
          "field-office.BOS.main",
          "field-office.BOSTON.main",
          "agency.MA0130100.main",
          "any");

  private static ClosedCluster shared;

  final CredentialStore credentials;
  final TestBroker broker;
  final Admin deployment;
  final ClusterAccess access;
  private final Map<Principal, Admin> admins = new HashMap<>();

  private ClosedCluster(Path folder) throws Exception {
    credentials = new CredentialStore(folder.resolve("credentials"), Clock.systemUTC());
    CredentialStore.Place nowhere = new CredentialStore.Place("127.0.0.1:1", List.of());
    Credential node =
        credentials.issue(
            Principal.parse("broker:1"),
            new CredentialStore.Place("", List.of("127.0.0.1", "localhost")));
    Credential deployer = credentials.issue(DEPLOYMENT, nowhere);
    for (Principal principal : PRINCIPALS) {
      credentials.issue(principal, nowhere);
    }
    Credential peers =
        new CredentialStore(folder.resolve("peers"), Clock.systemUTC())
            .issueAnew(node.principal(), new CredentialStore.Place("", List.of("127.0.0.1")));
    broker =
        TestBroker.closed(
            folder.resolve("data"), node.folder(), peers.folder(), deployer.identity());
    deployment = Admin.create(broker.client());
    access = new ClusterAccess(deployment);
    new TopicProvisioner(deployment, 1).create(PARTIES);
    deployment.createTopics(changelogs()).all().get();
    access.apply(access.plan(declared()));
    for (String group : GROUPS) {
      deployment
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition("booking.receipts.v1", 0), new OffsetAndMetadata(0)))
          .all()
          .get();
    }
  }

  /** The one of this JVM; it ends with it. What a test grants or adds, it takes away again. */
  static synchronized ClosedCluster shared() throws Exception {
    if (shared == null) {
      shared = new ClosedCluster(Files.createTempDirectory("tenprint-walls-"));
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "end-walls"));
    }
    return shared;
  }

  private static List<NewTopic> changelogs() {
    return InternalTopics.CHANGELOGS.stream()
        .map(changelog -> new NewTopic(changelog.name(), 1, (short) 1))
        .toList();
  }

  AccessState declared() throws IOException {
    return ClusterAccess.declared(PARTIES, credentials.holders(Grants.declared(PARTIES)));
  }

  /** Every topic that the catalogue and the services need here. */
  List<String> topics() {
    Set<String> names = new TreeSet<>(new TopicProvisioner(deployment, 1).names(PARTIES));
    InternalTopics.CHANGELOGS.forEach(changelog -> names.add(changelog.name()));
    names.add("__consumer_offsets");
    return new ArrayList<>(names);
  }

  /** Settings of a client with the identity of a principal. */
  Map<String, Object> client(Principal principal) {
    try {
      Map<String, Object> client =
          new HashMap<>(credentials.find(principal).orElseThrow().identity());
      client.put("bootstrap.servers", broker.bootstrapServers());
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized Admin admin(Principal principal) {
    return admins.computeIfAbsent(principal, who -> Admin.create(client(who)));
  }

  private void close() {
    broker.close();
  }
}
