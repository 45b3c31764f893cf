package org.tenprint.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {

  @Test
  void listensOnLoopbackOnlyAndCreatesNoTopics() {
    Properties properties = NodeProperties.of("log", 1111, 2222, Map.of());
    assertEquals(
        "CLIENT://127.0.0.1:1111,CONTROLLER://127.0.0.1:2222", properties.get("listeners"));
    assertEquals("CLIENT://127.0.0.1:1111", properties.get("advertised.listeners"));
    assertEquals("1@127.0.0.1:2222", properties.get("controller.quorum.voters"));
    assertEquals("false", properties.get("auto.create.topics.enable"));
    assertEquals("false", properties.get("unclean.leader.election.enable"));
  }

  @Test
  void overridesWin() {
    Properties properties =
        NodeProperties.of("log", 1, 2, Map.of("offsets.topic.num.partitions", "50"));
    assertEquals("50", properties.get("offsets.topic.num.partitions"));
  }
}
