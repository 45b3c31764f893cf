package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaClientTest {
  @Test
  void addressAndSecurityAreThoseOfTheChannelsAndNothingElseIs() {
    Map<String, Object> secured =
        Map.of(
            "bootstrap.servers", "kafka-1:9093",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "ssl.truststore.location", "/etc/tenprint/brokers.p12");
    Map<String, Object> all = new java.util.HashMap<>(secured);
    all.put("acks", "1");
    all.put("group.id", "another");
    assertEquals(secured, new KafkaClient(all).settings());
  }
}
