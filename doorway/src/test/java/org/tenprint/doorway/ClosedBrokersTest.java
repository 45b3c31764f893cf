package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedBrokersTest {
  private static final Map<String, String> CLOSED =
      Map.of(
          "kafka.security.protocol", "SSL",
          "kafka.tenprint.signers", "/keys/signers",
          "kafka.tenprint.signing.key", "/keys/signing.pem",
          "kafka-streams.security.protocol", "SASL_SSL",
          "kafka.ssl.endpoint.identification.algorithm", "https");

  @Test
  void closedSettingsAreTaken() {
    ClosedBrokers.require(CLOSED);
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.security.protocol,PLAINTEXT",
    "kafka.security.protocol,SASL_PLAINTEXT",
    "kafka.security.protocol,''",
    "kafka-streams.producer.security.protocol,PLAINTEXT",
    "mp.messaging.incoming.submissions.security.protocol,PLAINTEXT",
    "kafka.ssl.endpoint.identification.algorithm,''",
    "kafka.tenprint.signers,''",
    "kafka-streams.tenprint.signers,''",
    "kafka.tenprint.signing.key,''",
    "kafka.tenprint.signing.key,' '",
    "kafka-streams.producer.tenprint.signing.key,''"
  })
  void oneThatIsOpenIsRefusedByItsName(String name, String value) {
    Map<String, String> walls = new TreeMap<>(CLOSED);
    walls.put(name, value);
    String said =
        assertThrows(IllegalStateException.class, () -> ClosedBrokers.require(walls)).getMessage();
    assertTrue(said.contains(name), said);
  }
}
