package org.tenprint.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {

  @Test
  void listensOnLoopbackOnlyAndCreatesNoTopics() {
    Properties properties = of(Optional.of(Path.of("identity")), Map.of());
    assertEquals(
        "CLIENT://127.0.0.1:1111,CONTROLLER://127.0.0.1:2222", properties.get("listeners"));
    assertEquals("CLIENT://127.0.0.1:1111", properties.get("advertised.listeners"));
    assertEquals("1@127.0.0.1:2222", properties.get("controller.quorum.voters"));
    assertEquals("false", properties.get("auto.create.topics.enable"));
    assertEquals("false", properties.get("unclean.leader.election.enable"));
  }

  @Test
  void whereAServiceWasIsKnownForAYear() {
    Properties properties = of(Optional.empty(), Map.of());
    long minutes = Long.parseLong(properties.getProperty("offsets.retention.minutes", "10080"));
    assertEquals(365, Duration.ofMinutes(minutes).toDays());
  }

  @Test
  void overridesWin() {
    Properties properties = of(Optional.empty(), Map.of("offsets.topic.num.partitions", "50"));
    assertEquals("50", properties.get("offsets.topic.num.partitions"));
  }

  @Test
  void everyListenerAsksWhoIsThereAndWhatNobodyPermitsIsRefused() {
    Properties properties = of(Optional.of(Path.of("identity")), Map.of());
    assertEquals("CLIENT:SSL,CONTROLLER:SSL", properties.get("listener.security.protocol.map"));
    assertEquals("required", properties.get("ssl.client.auth"));
    assertEquals("false", properties.get("allow.everyone.if.no.acl.found"));
    assertEquals(
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        properties.get("authorizer.class.name"));
  }

  @Test
  void connectionsAreBoundedWithAndWithoutWalls() {
    for (Optional<Path> identity :
        List.of(Optional.of(Path.of("identity")), Optional.<Path>empty())) {
      Properties properties = of(identity, Map.of());
      assertEquals("500", properties.get("max.connections.per.ip"));
      assertEquals("1000", properties.get("max.connections"));
      assertEquals("200", properties.get("max.connection.creation.rate"));
    }
  }

  @Test
  void brokersSpeakToEachOtherByWhatTheyAloneCanShow() {
    Properties properties =
        of(Optional.of(Path.of("identity")), Optional.of(Path.of("peers")), Map.of());
    assertEquals(
        "CLIENT://127.0.0.1:1111,PEER://127.0.0.1:3333,CONTROLLER://127.0.0.1:2222",
        properties.get("listeners"));
    assertEquals(
        "CLIENT://127.0.0.1:1111,PEER://127.0.0.1:3333", properties.get("advertised.listeners"));
    assertEquals("PEER", properties.get("inter.broker.listener.name"));
    assertEquals(
        "CLIENT:SSL,CONTROLLER:SSL,PEER:SSL", properties.get("listener.security.protocol.map"));
    assertEquals("identity/client.pem", properties.get("ssl.keystore.location"));
    assertEquals("peers/client.pem", properties.get("listener.name.peer.ssl.keystore.location"));
    assertEquals("peers/ca.pem", properties.get("listener.name.peer.ssl.truststore.location"));
  }

  private static Properties of(Optional<Path> identity, Map<String, String> overrides) {
    return of(identity, Optional.empty(), overrides);
  }

  private static Properties of(
      Optional<Path> identity, Optional<Path> peers, Map<String, String> overrides) {
    return NodeProperties.of(
        "log",
        new LoopbackPorts(1111, 2222, 3333),
        new BrokerArguments(Path.of("data"), 1111, identity, peers, Optional.empty(), overrides));
  }
}
