package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false, localhost:9092, PLAINTEXT, true, ''",
    "127.0.0.1, false, '127.0.0.1:1,[::1]:2', PLAINTEXT, true, ''",
    "0.0.0.0, false, localhost:9092, PLAINTEXT, false, 'http.unauthenticated http.cleartext'",
    "0.0.0.0, true, localhost:9092, PLAINTEXT, true, 'http.unauthenticated reference.sample'",
    "localhost, false, 'localhost:1, kafka-2:9092', PLAINTEXT, true, 'kafka.cleartext"
        + " kafka.unauthenticated reference.sample'",
    "localhost, false, kafka:9092, SASL_PLAINTEXT, false, kafka.cleartext",
    "localhost, false, kafka:9092, SSL, false, ''",
    "localhost, false, kafka:9092, SASL_SSL, false, ''"
  })
  void whatOthersReachIsToldAndNothingElse(
      String host, boolean tls, String kafka, String protocol, boolean sample, String told) {
    Exposure exposure =
        new Exposure(
            Optional.of(new Exposure.Door(host, tls, "whoever reaches it can ask")),
            "127.0.0.1",
            kafka,
            protocol,
            sample,
            Optional.empty());
    List<String> warnings = exposure.warnings();
    assertEquals(
        told, warnings.stream().map(w -> w.split("[: ]")[0]).collect(Collectors.joining(" ")));
  }

  @Test
  void whoHasNoDoorIsWarnedOfTheRest() {
    Map<String, Object> kafka = Map.of("bootstrap.servers", "kafka:9092");
    assertEquals(
        List.of(
            "management.unauthenticated",
            "kafka.cleartext",
            "kafka.unauthenticated",
            "people.cleartext"),
        Exposure.of(Optional.empty(), "0.0.0.0", kafka, false, Optional.of("keycloak"))
            .warnings()
            .stream()
            .map(w -> w.split("[: ]")[0])
            .toList());
  }
}
