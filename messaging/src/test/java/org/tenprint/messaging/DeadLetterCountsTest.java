package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;

class DeadLetterCountsTest {
  private static void putAside(String topic, PoisonReason reason) {
    DeadLetters.mark(
        new RecordHeaders(), new PoisonEvent(reason, "detail"), new Origin(topic, 0, 1L), "group");
  }

  @Test
  void eachIsCountedByItsTopicAndReasonAndOfAFamilyNobodyIsNamed() {
    long before = DeadLetterCounts.of(TopicCatalogue.SUBMISSIONS, PoisonReason.UNKNOWN_SCHEMA);
    putAside(TopicCatalogue.SUBMISSIONS.of("MA0130100"), PoisonReason.UNKNOWN_SCHEMA);
    putAside(TopicCatalogue.SUBMISSIONS.of("MA0130300"), PoisonReason.UNKNOWN_SCHEMA);
    putAside("nobody.knows.v1", PoisonReason.UNKNOWN_SCHEMA);
    assertEquals(
        before + 2, DeadLetterCounts.of(TopicCatalogue.SUBMISSIONS, PoisonReason.UNKNOWN_SCHEMA));
    assertEquals(0, DeadLetterCounts.of(TopicCatalogue.REVIEWS, PoisonReason.UNKNOWN_SCHEMA));
  }
}
