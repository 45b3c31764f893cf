package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.ReportedEvents;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.SignedEvents;
import org.tenprint.notification.TestKeys;
import org.tenprint.policy.cases.CaseEvent;

/** What the hop has not come to, by booking and in order. */
class AheadTopicTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final TopicPartition TOPIC =
      new TopicPartition(TopicCatalogue.CASE_EVENTS.name(), 2);
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(2, 2);

  private final NotificationCodecs.Inputs codecs =
      NotificationCodecs.of(Optional.empty(), TestKeys.MEMORY).inputs();
  private final AheadReader reader =
      new AheadReader(
          NotificationTopics.OF_THE_CATALOGUE,
          codecs,
          new CaseInputs(wanted -> Set.of()),
          SignedEvents.of(Map.of()));
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final AheadTopic ahead = new AheadTopic(TOPIC, 0);
  private long next;

  @BeforeEach
  void assigned() {
    consumer.assign(List.of(TOPIC));
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
  }

  private void recorded(UUID booking) {
    byte[] value =
        codecs
            .caseEvents()
            .encode(ReportedEvents.write(booking, new CaseEvent.PersonProtected(), NOON).build());
    consumer.addRecord(
        new ConsumerRecord<>(
            TOPIC.topic(),
            TOPIC.partition(),
            next++,
            booking.toString().getBytes(StandardCharsets.UTF_8),
            value));
  }

  private List<Long> of(UUID booking) {
    return ahead.of(booking.toString()).stream().map(one -> one.where().offset()).toList();
  }

  @Test
  void whatTheHopCameToStandsAheadNoMore() {
    List.of(ONE, OTHER, ONE, ONE, OTHER).forEach(this::recorded);
    ahead.readTo(5, consumer, reader);
    assertEquals(List.of(0L, 2L, 3L), of(ONE));
    assertEquals(List.of(1L, 4L), of(OTHER));
    ahead.reached(0);
    assertEquals(List.of(2L, 3L), of(ONE));
    ahead.reached(3);
    assertEquals(List.of(), of(ONE));
    assertEquals(List.of(4L), of(OTHER));
    ahead.reached(4);
    assertEquals(List.of(), of(OTHER));
    recorded(ONE);
    ahead.readTo(6, consumer, reader);
    assertEquals(List.of(5L), of(ONE));
  }

  @Test
  void whatTheHopCameToFirstIsNotReadAhead() {
    List.of(ONE, ONE, ONE).forEach(this::recorded);
    ahead.reached(1);
    ahead.readTo(3, consumer, reader);
    assertEquals(List.of(2L), of(ONE));
  }

  /** It is read again, with those beside it, and what is read ahead goes on where it was. */
  @Test
  void whatTheHopCameToIsReadOnceMore() {
    recorded(ONE);
    recorded(OTHER);
    ahead.readTo(2, consumer, reader);
    ahead.reached(1);
    next = 0;
    recorded(ONE);
    recorded(OTHER);
    assertTrue(ahead.value(0, consumer).isPresent());
    assertTrue(ahead.value(1, consumer).isPresent(), "it came with the first");
    recorded(ONE);
    ahead.readTo(3, consumer, reader);
    assertEquals(List.of(2L), of(ONE));
    assertEquals(Set.of(TOPIC), consumer.paused());
  }

  @Test
  void whatTheLogHasNoMoreIsNothing() {
    next = 3;
    recorded(ONE);
    assertEquals(Optional.empty(), ahead.value(1, consumer));
    assertTrue(ahead.value(3, consumer).isPresent());
  }

  /** Else another topic's read would be given what stands on this one. */
  @Test
  void itIsPausedAlsoWhereTheBrokerDoesNotGiveIt() {
    recorded(ONE);
    consumer.setPollException(new KafkaException("away"));
    assertThrows(KafkaException.class, () -> ahead.readTo(1, consumer, reader));
    assertEquals(Set.of(TOPIC), consumer.paused());
    consumer.setPollException(new KafkaException("away"));
    assertThrows(KafkaException.class, () -> ahead.value(0, consumer));
    assertEquals(Set.of(TOPIC), consumer.paused());
    ahead.readTo(1, consumer, reader);
    assertEquals(List.of(0L), of(ONE));
  }
}
