package org.tenprint.testkit.guarantee;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.TopicSpec;

/**
 * A log as guarantees look at it: each topic is read once, when it is first asked for. Events are
 * those of the present schemas, and of others where it is told so, without a registry's framing, as
 * the services of a test write them.
 */
public final class LoggedEvents {
  private final SortedSet<String> topics;
  private final Function<String, List<ConsumerRecord<byte[], byte[]>>> reads;
  private final Predicate<ConsumerRecord<byte[], byte[]>> planted;
  private final Predicate<ConsumerRecord<byte[], byte[]>> repeated;
  private final List<Schema> others;

  /** Of each topic that was asked for: under true what stands there again, under false the rest. */
  private final Map<String, Map<Boolean, List<ConsumerRecord<byte[], byte[]>>>> read =
      new TreeMap<>();

  private LoggedEvents(
      SortedSet<String> topics,
      Function<String, List<ConsumerRecord<byte[], byte[]>>> reads,
      Predicate<ConsumerRecord<byte[], byte[]>> planted,
      Predicate<ConsumerRecord<byte[], byte[]>> repeated,
      List<Schema> others) {
    this.topics = topics;
    this.reads = reads;
    this.planted = planted;
    this.repeated = repeated;
    this.others = others;
  }

  /**
   * A log.
   *
   * @param topics that there are
   * @param reads all records of a topic by its name, in order of partition and offset
   */
  public static LoggedEvents of(
      Iterable<String> topics, Function<String, List<ConsumerRecord<byte[], byte[]>>> reads) {
    SortedSet<String> names = new TreeSet<>();
    topics.forEach(names::add);
    return new LoggedEvents(names, reads, record -> false, record -> false, List.of());
  }

  /** The same log without what a test wrote itself that is no event. */
  public LoggedEvents without(Predicate<ConsumerRecord<byte[], byte[]>> records) {
    return new LoggedEvents(topics, reads, planted.or(records), repeated, others);
  }

  /**
   * The same log, of which some records are others that a test wrote a second time: they are no
   * events, and told apart.
   */
  public LoggedEvents repeating(Predicate<ConsumerRecord<byte[], byte[]>> records) {
    return new LoggedEvents(topics, reads, planted, repeated.or(records), others);
  }

  /** The same log, of which some events are of other versions: read as the present ones. */
  public LoggedEvents knowing(List<Schema> versions) {
    return new LoggedEvents(topics, reads, planted, repeated, List.copyOf(versions));
  }

  /** Names of the topics, in order. */
  SortedSet<String> topics() {
    return topics;
  }

  /**
   * All records of a topic, planted ones too, but what a test wrote a second time; none where there
   * is no such topic.
   */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return split(topic, false);
  }

  private List<ConsumerRecord<byte[], byte[]>> split(String topic, boolean again) {
    return topics.contains(topic)
        ? read.computeIfAbsent(
                topic,
                name -> reads.apply(name).stream().collect(Collectors.partitioningBy(repeated)))
            .get(again)
        : List.of();
  }

  /** All records of a topic that no test planted. */
  List<ConsumerRecord<byte[], byte[]>> unplanted(String topic) {
    return records(topic).stream().filter(planted.negate()).toList();
  }

  /** Whether a test wrote it that is no event. */
  boolean planted(ConsumerRecord<byte[], byte[]> record) {
    return planted.test(record);
  }

  /** The events of a topic of the catalogue. */
  <T extends SpecificRecord> List<T> events(TopicSpec topic, Class<T> type) {
    List<T> events = new ArrayList<>();
    events(topic.name(), type, (record, event) -> events.add(event));
    return events;
  }

  /** Hands each event of a topic to the reader, with its record. */
  <T extends SpecificRecord> void events(
      String topic, Class<T> type, BiConsumer<ConsumerRecord<byte[], byte[]>, T> reader) {
    BinaryMessageDecoder<T> decoder = decoder(type);
    for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
      if (!planted.test(record) && record.value() != null) {
        reader.accept(record, decoded(decoder, record));
      }
    }
  }

  /** Hands over what a test wrote a second time, of a topic. */
  <T extends SpecificRecord> void repeated(TopicSpec topic, Class<T> type, Consumer<T> reader) {
    BinaryMessageDecoder<T> decoder = decoder(type);
    split(topic.name(), true).forEach(record -> reader.accept(decoded(decoder, record)));
  }

  private <T extends SpecificRecord> BinaryMessageDecoder<T> decoder(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(model, schema);
    others.stream()
        .filter(other -> other.getFullName().equals(schema.getFullName()))
        .forEach(decoder::addSchema);
    return decoder;
  }

  private static <T> T decoded(
      BinaryMessageDecoder<T> decoder, ConsumerRecord<byte[], byte[]> record) {
    try {
      return decoder.decode(record.value());
    } catch (IOException | RuntimeException e) {
      throw new AssertionError("no event at " + where(record), e);
    }
  }

  /** Where a record stands: {@code topic/partition/offset}. */
  static String where(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "/" + record.partition() + "/" + record.offset();
  }
}
