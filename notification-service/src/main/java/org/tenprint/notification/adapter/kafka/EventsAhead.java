package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.SignedEvents;
import org.tenprint.notification.application.Unread;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;

/**
 * Looks ahead by a consumer of its own: asks for the ends of the topics after the input was
 * recorded, and reads up to there. One question answers for all inputs that stood before it, so
 * that a backlog costs one. What the hop has not come to is kept, some 300 bytes an event.
 */
public final class EventsAhead implements ReadAhead, AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final String determinations;
  private final String reviews;
  private final String caseEvents;
  private final String expungements;
  private final String reassignments;
  private final AheadReader reader;
  private final Map<Integer, Partition> partitions = new HashMap<>();

  /** What is known of a partition. */
  private static final class Partition {
    final Map<String, AheadTopic> topics = new HashMap<>();

    /** Inputs before these offsets stood when the topics were last read to their ends. */
    final Map<String, Long> answered = new HashMap<>();

    boolean roundRead;
  }

  /**
   * @param topics their names
   * @param codecs of the inputs
   * @param recipients whose topics there are
   * @param kafka clients' settings
   * @param group under which the hop commits
   */
  public EventsAhead(
      NotificationTopics topics,
      NotificationCodecs.Inputs codecs,
      Recipients recipients,
      Map<String, Object> kafka,
      String group) {
    this.determinations = topics.named(TopicCatalogue.DETERMINATIONS).name();
    this.reviews = topics.named(TopicCatalogue.REVIEWS).name();
    this.caseEvents = topics.named(TopicCatalogue.CASE_EVENTS).name();
    this.expungements = topics.named(TopicCatalogue.EXPUNGEMENTS).name();
    this.reassignments = topics.named(TopicCatalogue.REASSIGNMENTS).name();
    this.reader =
        new AheadReader(topics, codecs, new CaseInputs(recipients), SignedEvents.of(kafka));
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public synchronized void started(int number) {
    Partition partition = new Partition();
    Set<TopicPartition> read = read(number);
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(read);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(read);
    for (TopicPartition topic : read) {
      OffsetAndMetadata next = committed.get(topic);
      partition.topics.put(
          topic.topic(), new AheadTopic(topic, next == null ? first.get(topic) : next.offset()));
    }
    partitions.put(number, partition);
    Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
    assigned.addAll(read);
    assigned.add(new TopicPartition(determinations, number));
    consumer.assign(assigned);
    consumer.pause(assigned);
  }

  private Set<TopicPartition> read(int number) {
    return Set.of(
        new TopicPartition(reviews, number),
        new TopicPartition(caseEvents, number),
        new TopicPartition(expungements, number),
        new TopicPartition(reassignments, number));
  }

  @Override
  public synchronized void round(int number) {
    partitions.get(number).roundRead = false;
  }

  @Override
  public synchronized void reached(Origin origin) {
    partitions.get(origin.getPartition()).topics.get(origin.getTopic()).reached(origin.getOffset());
  }

  @Override
  public synchronized void withdrawn(UUID proposal, long offset) {
    reader.withdrawn(proposal, offset);
  }

  @Override
  public Unread on(int number) {
    return new Unread() {
      @Override
      public List<Happening> before(LogAddress input, String booking) {
        return unreadBefore(number, input, booking);
      }

      @Override
      public List<Happening> now(String booking) {
        return unreadNow(number, booking);
      }
    };
  }

  @Override
  public synchronized Optional<byte[]> value(LogAddress where) {
    return partitions
        .get(where.partition())
        .topics
        .get(where.topic())
        .value(where.offset(), consumer);
  }

  private synchronized List<Happening> unreadBefore(int number, LogAddress input, String booking) {
    Partition partition = partitions.get(number);
    if (input.offset() >= partition.answered.getOrDefault(input.topic(), 0L)) {
      readOn(number, partition);
    }
    List<Happening> unread = ordered(partition, booking);
    unread.addAll(partition.topics.get(caseEvents).of(booking));
    if (!input.topic().equals(reviews)) {
      unread.addAll(partition.topics.get(reviews).of(booking));
    }
    return unread;
  }

  private synchronized List<Happening> unreadNow(int number, String booking) {
    Partition partition = partitions.get(number);
    if (!partition.roundRead) {
      readOn(number, partition);
      partition.roundRead = true;
    }
    List<Happening> unread = ordered(partition, booking);
    unread.addAll(partition.topics.get(caseEvents).of(booking));
    unread.addAll(partition.topics.get(reviews).of(booking));
    return unread;
  }

  /** Orders come first, whatever was recorded first: these tell nobody, and the rest may. */
  private List<Happening> ordered(Partition partition, String booking) {
    List<Happening> ordered = new ArrayList<>(partition.topics.get(expungements).of(booking));
    ordered.addAll(partition.topics.get(reassignments).of(booking));
    return ordered;
  }

  /** First how many inputs there are, then all that was recorded before any later one. */
  private void readOn(int number, Partition partition) {
    reader.requireRead();
    Map<TopicPartition, Long> inputs =
        consumer.endOffsets(
            Set.of(
                new TopicPartition(determinations, number),
                new TopicPartition(reviews, number),
                new TopicPartition(caseEvents, number)));
    Map<TopicPartition, Long> ends = consumer.endOffsets(read(number));
    ends.forEach((topic, end) -> partition.topics.get(topic.topic()).readTo(end, consumer, reader));
    inputs.forEach((topic, end) -> partition.answered.put(topic.topic(), end));
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
