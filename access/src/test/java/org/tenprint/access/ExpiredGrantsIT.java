package org.tenprint.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;

/** What a broker does not ask of an open connection, whether its certificate is still valid. */
class ExpiredGrantsIT {
  private static final Principal AGENCY = Principal.parse("agency:MA0130300");
  private static final String TOPIC = "booking.submissions.MA0130300.v1";
  private static final CredentialStore.Place NOWHERE = new CredentialStore.Place("", List.of());

  @Test
  void whatHasExpiredEndsOnOpenConnectionsAndComesBackWithAnotherCertificate() throws Exception {
    ClosedCluster cluster = ClosedCluster.shared();
    CredentialStore later =
        new CredentialStore(
            cluster.credentials.folder(), Clock.offset(Clock.systemUTC(), Duration.ofDays(91)));
    AccessState ended = declared(later);
    assertEquals(Set.of(), ended.grants(), "every credential was issued now");
    try (KafkaProducer<byte[], byte[]> open = producer(cluster)) {
      open.send(record()).get();

      AccessPlan plan = cluster.access.plan(ended);
      assertTrue(plan.lines().contains("- agency:MA0130300 write topic " + TOPIC), "not listed");
      assertEquals(cluster.declared().grants(), plan.excess());
      cluster.access.apply(plan);
      ExecutionException refused =
          assertThrows(ExecutionException.class, () -> open.send(record()).get());
      assertInstanceOf(AuthorizationException.class, refused.getCause());

      later.issue(AGENCY, NOWHERE);
      assertEquals(Set.of("User:" + AGENCY), users(declared(later)));
      cluster.access.apply(cluster.access.plan(declared(later)));
    } finally {
      cluster.credentials.issue(AGENCY, NOWHERE);
      cluster.access.apply(cluster.access.plan(cluster.declared()));
    }
    try (KafkaProducer<byte[], byte[]> again = producer(cluster)) {
      again.send(record()).get();
    }
  }

  private static AccessState declared(CredentialStore store) throws Exception {
    return ClusterAccess.declared(
        ClosedCluster.PARTIES, store.holders(List.copyOf(ClosedCluster.PRINCIPALS)));
  }

  private static Set<String> users(AccessState state) {
    return state.grants().stream()
        .map(AclBinding::entry)
        .map(entry -> entry.principal())
        .collect(Collectors.toSet());
  }

  private static ProducerRecord<byte[], byte[]> record() {
    return new ProducerRecord<>(TOPIC, "key".getBytes(UTF_8), "TCN-1".getBytes(UTF_8));
  }

  private static KafkaProducer<byte[], byte[]> producer(ClosedCluster cluster) {
    return new KafkaProducer<>(
        cluster.client(AGENCY), new ByteArraySerializer(), new ByteArraySerializer());
  }
}
