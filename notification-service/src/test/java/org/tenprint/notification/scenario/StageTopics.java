package org.tenprint.notification.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.NotificationTopology;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Guarantee;
import org.tenprint.testkit.guarantee.LoggedEvents;

/** A staged service's own topics, of one partition each, and what they hold. */
final class StageTopics {
  private static final List<TopicSpec> INPUTS =
      List.of(
          TopicCatalogue.DETERMINATIONS,
          TopicCatalogue.REVIEWS,
          TopicCatalogue.CASE_EVENTS,
          TopicCatalogue.EXPUNGEMENTS,
          TopicCatalogue.REASSIGNMENTS,
          TopicCatalogue.INSTRUMENTS);
  private static final List<TopicSpec> OUTPUTS =
      List.of(TopicCatalogue.CASE_STEPS, TopicCatalogue.DISPOSITIONS, TopicCatalogue.ERASURES);

  /** Sentinels are shorter than any event. */
  private static final int SHORTEST_EVENT = 10;

  private final TestBroker broker;
  private final NotificationTopics names;
  private final Set<String> created = new HashSet<>();

  /** Creates those that every service has. */
  StageTopics(TestBroker broker, NotificationTopics names) {
    this.broker = broker;
    this.names = names;
    List<String> all = new ArrayList<>();
    INPUTS.forEach(spec -> all.addAll(List.of(name(spec), deadLetters(spec))));
    OUTPUTS.forEach(spec -> all.add(name(spec)));
    create(all);
  }

  /** Creates the topics of those whose topics are not there. */
  void createOf(Collection<String> recipients) {
    create(recipients.stream().map(names::ofRecipient).toList());
  }

  /** Kept for ever: a scenario's records bear its own times, which retention would count from. */
  private void create(Collection<String> topics) {
    List<NewTopic> missing =
        topics.stream()
            .filter(created::add)
            .map(name -> new NewTopic(name, 1, (short) 1).configs(Map.of("retention.ms", "-1")))
            .toList();
    if (!missing.isEmpty()) {
      broker.createTopics(missing);
    }
  }

  String name(TopicSpec spec) {
    return names.named(spec).name();
  }

  String deadLetters(TopicSpec spec) {
    return names.named(spec).deadLetters(NotificationTopology.SERVICE);
  }

  /** Everything that a topic holds, in order. */
  <T extends SpecificRecord> List<T> read(String topic, EventCodec<T> codec) {
    List<T> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.consume(topic)) {
      try {
        events.add(codec.decode(record.value()));
      } catch (PoisonEvent e) {
        throw new AssertionError(e);
      }
    }
    return events;
  }

  /** Holds what the hop wrote to promises; what is no event is left out. */
  void holdTo(Guarantee... promises) {
    String prefix = names.prefix();
    Set<String> own = new TreeSet<>();
    broker.topics().stream()
        .filter(topic -> topic.startsWith(prefix) && !topic.contains(".dlq."))
        .forEach(topic -> own.add(topic.substring(prefix.length())));
    Guarantee.hold(
        LoggedEvents.of(own, topic -> broker.consume(prefix + topic))
            .without(r -> r.value() == null || r.value().length < SHORTEST_EVENT),
        promises);
  }
}
