package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldMetersTest {
  private final ToldMeters told = ToldMeters.of("tenprint.identifications");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.producer.topic.record.send.total",
        "kafka.producer.record.send.total",
        "kafka.stream.topic.records.produced",
        "kafka.stream.topic.bytes.produced",
        "kafka.consumer.fetch.manager.bytes.consumed.total",
        "tenprint.gallery.records",
        "tenprint.shards.enrolments.read",
        "tenprint.identifications.by.outcome",
        "something.new"
      })
  void whatMovesByTheOutcomeIsNotTold(String meter) {
    assertFalse(told.allows(meter));
  }

  @Test
  void howTheServiceFaresIsTold() {
    assertTrue(told.allows("tenprint.identifications"));
    assertTrue(told.allows("jvm.memory.used"));
    assertTrue(told.allows("tenprint.feeds.behind"));
    assertTrue(told.allows("kafka.consumer.fetch.manager.records.lag.max"));
    assertTrue(told.allows("kafka.consumer.fetch.manager.records.consumed.total"));
  }
}
