package org.tenprint.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.tenprint.events.Consumption;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

/**
 * Creates the topics of the catalogue, and sets how long those that exist keep what they hold.
 * Partitions, and what else a topic was made with, stay as they are.
 */
public final class TopicProvisioner {
  /**
   * For whom there are topics of their own.
   *
   * @param oris agencies
   * @param states states with a bureau, two letters
   * @param fieldOffices codes of field offices
   * @param recordOwners names of those who state immigration records
   */
  public record Parties(
      Set<String> oris, Set<String> states, Set<String> fieldOffices, Set<String> recordOwners) {

    /** Those of reference data, which knows no record owners. */
    public Parties(Set<String> oris, Set<String> states, Set<String> fieldOffices) {
      this(oris, states, fieldOffices, Set.of());
    }

    /** The same with these record owners. */
    public Parties owning(Set<String> owners) {
      return new Parties(oris, states, fieldOffices, owners);
    }

    /** These and those. */
    public Parties and(Parties others) {
      return new Parties(
          both(oris, others.oris),
          both(states, others.states),
          both(fieldOffices, others.fieldOffices),
          both(recordOwners, others.recordOwners));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
      Set<String> both = new TreeSet<>(some);
      both.addAll(others);
      return both;
    }
  }

  private static final Duration SERVED_AT_MOST = Duration.ofSeconds(30);

  private final Admin admin;
  private final short replication;

  /**
   * @param replication replicas of each topic; from 3 on, two must have a record before it is
   *     acknowledged
   */
  public TopicProvisioner(Admin admin, int replication) {
    this.admin = admin;
    this.replication = (short) replication;
  }

  /**
   * Creates what is missing; returns when the broker serves it.
   *
   * @return the topics created
   * @throws ExecutionException if the broker refused, as the cause says
   */
  public Set<String> create(Parties parties) throws InterruptedException, ExecutionException {
    return create(topics(parties));
  }

  /**
   * The same of one family, without dead letters.
   *
   * @param parameters for whom: an ORI, a state or a field office's code each
   * @return the topics created
   */
  public Set<String> create(TopicSpec family, Set<String> parameters)
      throws InterruptedException, ExecutionException {
    return create(parameters.stream().map(p -> topic(family.of(p), family)).toList());
  }

  private Set<String> create(List<NewTopic> wanted)
      throws InterruptedException, ExecutionException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> missing =
        wanted.stream().filter(topic -> !existing.contains(topic.name())).toList();
    Set<String> created = new TreeSet<>();
    for (var result : admin.createTopics(missing).values().entrySet()) {
      try {
        result.getValue().get();
        created.add(result.getKey());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    awaitServed(missing.stream().map(NewTopic::name).toList());
    return created;
  }

  /** A hop ends where its broker does not know yet what the controller has made. */
  private void awaitServed(List<String> topics) throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + SERVED_AT_MOST.toNanos();
    while (!served(topics)) {
      if (System.nanoTime() > deadline) {
        throw new ExecutionException(
            new TimeoutException("topics made are not served after " + SERVED_AT_MOST));
      }
    }
  }

  private boolean served(List<String> topics) throws InterruptedException, ExecutionException {
    try {
      admin.describeTopics(topics).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  /** The names of every topic that these parties need, dead letters included. */
  public Set<String> names(Parties parties) {
    return topics(parties).stream()
        .map(NewTopic::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Sets how long existing topics keep their records, and in what form, as the catalogue has it,
   * those that Kafka Streams made included; returns when the broker has it so.
   *
   * @return the topics that had it otherwise
   * @throws ExecutionException if the broker refused, as the cause says
   */
  public Set<String> settle(Parties parties) throws InterruptedException, ExecutionException {
    Map<String, Map<String, String>> wanted = new HashMap<>();
    topics(parties).forEach(topic -> wanted.put(topic.name(), topic.configs()));
    InternalTopics.CHANGELOGS.forEach(log -> wanted.put(log.name(), Hop.STORE_LOG));
    wanted.keySet().retainAll(admin.listTopics().names().get());
    Map<ConfigResource, Collection<AlterConfigOp>> changes = changesTo(wanted);
    admin.incrementalAlterConfigs(changes).all().get();
    long deadline = System.nanoTime() + SERVED_AT_MOST.toNanos();
    while (!changesTo(wanted).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new ExecutionException(
            new TimeoutException(
                "settings that were made are not in force after " + SERVED_AT_MOST));
      }
    }
    return changes.keySet().stream()
        .map(ConfigResource::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<ConfigResource, Collection<AlterConfigOp>> changesTo(
      Map<String, Map<String, String>> wanted) throws InterruptedException, ExecutionException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    List<ConfigResource> asked =
        wanted.keySet().stream().map(n -> new ConfigResource(Type.TOPIC, n)).toList();
    for (var now : admin.describeConfigs(asked).all().get().entrySet()) {
      List<AlterConfigOp> other =
          wanted.get(now.getKey().name()).entrySet().stream()
              .filter(setting -> TopicSettings.SETTLED.contains(setting.getKey()))
              .filter(setting -> differs(now.getValue().get(setting.getKey()), setting.getValue()))
              .map(s -> new ConfigEntry(s.getKey(), s.getValue()))
              .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
              .toList();
      if (!other.isEmpty()) {
        changes.put(now.getKey(), other);
      }
    }
    return changes;
  }

  private static boolean differs(ConfigEntry now, String wanted) {
    return now == null || !wanted.equals(now.value());
  }

  private List<NewTopic> topics(Parties parties) {
    List<NewTopic> topics = new ArrayList<>();
    for (TopicSpec spec : TopicCatalogue.ALL) {
      names(spec, parties).forEach(name -> topics.add(topic(name, spec)));
    }
    for (Consumption consumption : TopicCatalogue.CONSUMPTIONS) {
      names(consumption.topic(), parties)
          .forEach(name -> topics.add(deadLetters(name, consumption)));
    }
    return topics;
  }

  /** The names of a topic, or of a family for these parties. */
  public static Collection<String> names(TopicSpec spec, Parties parties) {
    if (!spec.family()) {
      return List.of(spec.name());
    }
    Map<String, Set<String>> parameters =
        Map.of(
            "<ORI>", parties.oris(),
            "<STATE>", parties.states(),
            "<CODE>", parties.fieldOffices(),
            "<OWNER>", parties.recordOwners());
    return parameters.entrySet().stream()
        .filter(family -> spec.name().contains(family.getKey()))
        .flatMap(family -> family.getValue().stream())
        .map(spec::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private NewTopic topic(String name, TopicSpec spec) {
    return new NewTopic(name, spec.partitions(), replication)
        .configs(TopicSettings.of(spec, replication));
  }

  private NewTopic deadLetters(String topic, Consumption by) {
    return new NewTopic(TopicSpec.deadLetters(topic, by.group()), 1, replication)
        .configs(TopicSettings.ofDeadLetters(replication));
  }
}
