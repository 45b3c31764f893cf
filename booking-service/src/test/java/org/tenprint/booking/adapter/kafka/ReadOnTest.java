package org.tenprint.booking.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.messaging.TopicExtent;

/** A start reads on where the last one stopped, and never from where the topic is another. */
class ReadOnTest {
  private static final UUID BOOKING = new UUID(5, 1);
  private static final Map<Integer, Long> READ = Map.of(0, 5L, 1, 7L);

  private final AgencyAnswers answers = new AgencyAnswers(new HeapStore());

  @Test
  void aFirstStartReadsFromTheBeginningAndTheNextReadsOn() {
    assertEquals(Map.of(), start().positions(() -> topic("id", 5, 7)));
    ran("id");
    assertEquals(READ, start().positions(() -> topic("id", 9, 7)));
    assertEquals(AgencyAnswer.SENT, answers.of(BOOKING));
  }

  @Test
  void aTopicThatWasMadeAgainIsReadFromItsBeginningAndNothingOfTheOldIsLeft() {
    ran("id");
    assertEquals(Map.of(), start().positions(() -> topic("made again", 5, 7)));
    assertEquals(AgencyAnswer.PENDING, answers.of(BOOKING));
  }

  @Test
  void aTopicThatLostItsEndIsReadFromItsBeginning() {
    ran("id");
    assertEquals(Map.of(), start().positions(() -> topic("id", 5, 6)));
    assertEquals(AgencyAnswer.PENDING, answers.of(BOOKING));
  }

  /** A start that has read both partitions. */
  private void ran(String topicId) {
    ReadOn readOn = start();
    readOn.positions(() -> topic(topicId, 5, 7));
    answers.decided(BOOKING, 1, AgencyAnswer.SENT);
    readOn.read(READ);
  }

  private ReadOn start() {
    return new ReadOn(answers.copy());
  }

  private static TopicExtent topic(String id, long first, long second) {
    return new TopicExtent(
        id, Map.of(0, 0L, 1, 0L), Map.of(0, first, 1, second), Duration.ofDays(1));
  }
}
