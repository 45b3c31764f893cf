package org.tenprint.access;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;

/** Exactly what the table says passes, on a real broker behind its walls. */
class AccessMatrixIT {
  private static final Path GOLDEN = Path.of("src/test/resources/access.table");
  private static final long LONGEST = 30_000_000_000L;

  @TempDir static Path folder;
  private static ClosedCluster cluster;
  private static Matrix golden;

  @BeforeAll
  static void start() throws Exception {
    golden = Matrix.read(GOLDEN);
    cluster = ClosedCluster.shared();
  }

  @Test
  void exactlyTheDeclaredCellsPass() throws Exception {
    Matrix found =
        Matrix.ask(cluster, ClosedCluster.PRINCIPALS)
            .and(Matrix.transactions(cluster, ClosedCluster.PRINCIPALS));
    Files.writeString(Path.of("target/access.table"), found.table(ClosedCluster.PRINCIPALS));
    assertEquals(List.of(), found.differences(golden, ClosedCluster.PRINCIPALS));
    assertEquals(golden.cells().keySet(), found.cells().keySet());
  }

  /** A grant that nobody should have. */
  private record Hole(String user, AclBinding binding) {

    static Hole of(
        String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {
      return new Hole(
          user, AccessPlan.allow(user, new AccessPlan.Resource(type, name, pattern), operation));
    }
  }

  private static final List<Hole> HOLES =
      List.of(
          Hole.of("field-office:CHI", TOPIC, "field-office.BOS.matches.v1", LITERAL, READ),
          Hole.of("agency:MA0130300", TOPIC, "booking.submissions.MA0130100.v1", LITERAL, WRITE),
          Hole.of(
              "record-owner:courts", TOPIC, "immigration.submissions.registry.v1", LITERAL, WRITE),
          Hole.of("record-owner:registry", TOPIC, "immigration.records.v1", LITERAL, WRITE),
          Hole.of("agency:MA0130100", TOPIC, "notification.case-events.v1", LITERAL, WRITE),
          Hole.of("auditor:general", TOPIC, "booking.bookings.v1", LITERAL, READ),
          Hole.of("*", TOPIC, "notification.dispositions.v1", LITERAL, READ),
          Hole.of("sib:MA", TOPIC, "sib.", PREFIXED, READ),
          Hole.of("operator:night", TOPIC, "notification.dispositions.v1", LITERAL, ALTER_CONFIGS),
          Hole.of("operator:night", TOPIC, "biometric.enrolments.v1", LITERAL, DELETE),
          Hole.of("record-owner:registry", CLUSTER, "kafka-cluster", LITERAL, ALTER),
          Hole.of("agency:MA0130100", GROUP, "notification-service", LITERAL, READ),
          Hole.of(
              "service:biometric-service",
              TRANSACTIONAL_ID,
              "notification-service-",
              PREFIXED,
              WRITE),
          Hole.of(
              "service:booking-service", TOPIC, "biometric.identifications.v1", LITERAL, WRITE));

  @Test
  void theTableIsRedForEachPlantedHoleAndThePlanNamesIt() throws Exception {
    for (Hole hole : HOLES) {
      Principal who = Principal.parse(hole.user().equals("*") ? "sib:IL" : hole.user());
      cluster.deployment.createAcls(List.of(hole.binding())).all().get();
      await("nobody sees the hole " + hole, () -> !differences(who, hole).isEmpty());
      AccessPlan plan = cluster.access.plan(cluster.declared());
      assertEquals(Set.of(hole.binding()), Set.copyOf(plan.excess()), hole.toString());
      assertEquals(Set.of(), plan.missing());
      cluster.access.apply(plan);
      await("the hole stays " + hole, () -> differences(who, hole).isEmpty());
    }
  }

  private static List<String> differences(Principal who, Hole hole) throws Exception {
    Matrix found =
        hole.binding().pattern().resourceType() == TRANSACTIONAL_ID
            ? Matrix.transactions(cluster, List.of(who))
            : Matrix.ask(cluster, List.of(who));
    return found.differences(golden, List.of(who));
  }

  @Test
  void applyGivesWhatIsMissingTakesWhatIsTooMuchAndASecondOneChangesNothing() throws Exception {
    AccessState declared = cluster.declared();
    AclBinding declaredOne = declared.grants().iterator().next();
    cluster.deployment.deleteAcls(List.of(declaredOne.toFilter())).all().get();
    ClientQuotaEntity stranger = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, "stranger"));
    cluster
        .deployment
        .alterClientQuotas(
            List.of(
                new ClientQuotaAlteration(
                    stranger, List.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1.0)))))
        .all()
        .get();
    await("not seen", () -> cluster.access.plan(declared).lines().size() == 2);
    AccessPlan plan = cluster.access.plan(declared);
    assertEquals(Set.of(declaredOne), Set.copyOf(plan.missing()));
    assertEquals(Map.of(stranger, Map.of()), plan.quotas());
    cluster.access.apply(plan);
    await("not applied", () -> cluster.access.plan(declared).empty());
    cluster.access.apply(cluster.access.plan(declared));
    assertTrue(cluster.access.plan(declared).empty());
  }

  @Test
  void whoShowsNoCertificateOfTheAuthorityGetsNoConnection() throws Exception {
    CredentialStore another = new CredentialStore(folder.resolve("another"), Clock.systemUTC());
    Credential forged =
        another.issue(
            Principal.parse("deployment:tenprint"), new CredentialStore.Place("", List.of()));
    Credential real = cluster.credentials.find(ClosedCluster.DEPLOYMENT).orElseThrow();
    Map<String, Object> plain = Map.of("security.protocol", "PLAINTEXT");
    Map<String, Object> nobody = new HashMap<>(real.identity());
    nobody.keySet().removeIf(key -> key.startsWith("ssl.keystore"));
    Map<String, Object> stranger = new HashMap<>(forged.identity());
    stranger.put("ssl.truststore.location", real.trustStore().toString());
    for (Map<String, Object> client : List.of(plain, nobody, stranger)) {
      Map<String, Object> settings = new HashMap<>(client);
      settings.put("bootstrap.servers", cluster.broker.bootstrapServers());
      settings.put("default.api.timeout.ms", 2_000);
      settings.put("request.timeout.ms", 1_500);
      try (Admin admin = Admin.create(settings)) {
        assertThrows(ExecutionException.class, () -> admin.describeCluster().nodes().get());
      }
    }
  }

  @Test
  void aTopicThatStandsInNoListIsFound() throws Exception {
    assertEquals(Set.of(), cluster.access.strays());
    Set<String> strays = Set.of("somebodys-store-changelog", "agency.MA0130100.matches.v1");
    cluster
        .deployment
        .createTopics(strays.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
        .all()
        .get();
    // the broker that answers learns of a topic a little after it is made
    await("not seen", () -> cluster.access.strays().equals(new TreeSet<>(strays)));
    cluster.deployment.deleteTopics(strays).all().get();
    await("still there", () -> cluster.access.strays().isEmpty());
  }

  @Test
  void noTwoCertificatesShareWhatIsRevoked() throws Exception {
    Map<String, Integer> users = new LinkedHashMap<>();
    List<Credential> all = new ArrayList<>(cluster.credentials.list());
    all.forEach(credential -> users.merge(credential.serial(), 1, Integer::sum));
    assertEquals(all.size(), users.size());
    assertFalse(all.isEmpty());
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String otherwise, Condition condition) throws Exception {
    long end = System.nanoTime() + LONGEST;
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, otherwise);
    }
  }
}
