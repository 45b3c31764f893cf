package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private static final Cluster.Node ONE = new Cluster.Node(11, 11, 21, 31);
  private static final Cluster.Node TWO = new Cluster.Node(12, 92, 22, 32);
  private static final Cluster.Node THREE = new Cluster.Node(13, 13, 23, 33);

  private final Cluster cluster = new Cluster("id", List.of(ONE, TWO, THREE));

  @Test
  void eachNodeKnowsAllVotersAndItsOwnPorts() {
    List<String> second = cluster.arguments(1);
    assertTrue(second.containsAll(List.of("--cluster", "id", "node.id=2")), second.toString());
    assertTrue(
        second.contains("controller.quorum.voters=1@127.0.0.1:21,2@127.0.0.1:22,3@127.0.0.1:23"));
    assertTrue(
        second.contains(
            "listeners=CLIENT://127.0.0.1:12,CONTROLLER://127.0.0.1:22,PEER://127.0.0.1:32"));
    assertTrue(second.contains("advertised.listeners=CLIENT://127.0.0.1:92,PEER://127.0.0.1:32"));
    assertTrue(second.contains("inter.broker.listener.name=PEER"));
    assertTrue(second.contains("min.insync.replicas=2"));
  }

  @Test
  void clientsGoWhereItIsSaidThatNodesListen() {
    assertEquals("127.0.0.1:11,127.0.0.1:92,127.0.0.1:13", cluster.bootstrapServers());
  }

  @Test
  void theFirstIsAtTheStacksOwnPort() {
    Ports ports = Ports.free();
    Cluster free = Cluster.free("id", ports);
    assertEquals(ports.kafka(), free.nodes().get(0).client());
    assertEquals("kafka", Cluster.process(0));
    assertEquals("kafka-3", Cluster.process(2));
  }

  @Test
  void portsDiffer() {
    assertThrows(IllegalArgumentException.class, () -> new Cluster("id", List.of(ONE, TWO, TWO)));
    assertThrows(IllegalArgumentException.class, () -> new Cluster("id", List.of(ONE, TWO)));
    Cluster.Node twice = new Cluster.Node(14, 14, 24, 14);
    assertThrows(IllegalArgumentException.class, () -> new Cluster("id", List.of(ONE, TWO, twice)));
  }
}
