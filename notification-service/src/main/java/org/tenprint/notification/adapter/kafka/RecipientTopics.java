package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.reference.PartyCodes;
import org.tenprint.reference.ReferenceSet;

/**
 * Which recipients' topics there are, and take what this service writes. The hop asks before it
 * decides, because a send to a topic that does not exist would hold its transaction until it times
 * out, again and again, and one that the brokers refuse would end the process.
 *
 * <p>A topic that takes what is written is remembered; one that is refused is asked for again some
 * seconds later, and so is one that is not there, which is created where that is allowed; one not
 * seen is looked for. Waits are bounded by the admin client's {@code default.api.timeout.ms}.
 * Thread-safe.
 *
 * <p>What is told of them by number hangs on whose topics were asked for, which those of a booking
 * are before it is decided, and not on who was told anything.
 */
public final class RecipientTopics implements Recipients, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecipientTopics.class);

  /** Of a larger set most never send or receive anything here. */
  private static final int MOST_PREPARED = 500;

  /** Of a look: who makes topics keeps the hop waiting. */
  private static final int MOST_MADE = 20;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final DescribeTopicsOptions WITH_RIGHTS =
      new DescribeTopicsOptions().includeAuthorizedOperations(true);

  private final Admin admin;
  private final NotificationTopics topics;
  private final TopicProvisioner provisioner;
  private final boolean create;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** What topics take nothing. */
  private final Map<String, ClosedTopic> closed = new ConcurrentHashMap<>();

  /**
   * @param admin closed with this
   * @param topics names them
   * @param create whether a missing topic is created
   * @param replication replicas of a topic created
   */
  public RecipientTopics(Admin admin, NotificationTopics topics, boolean create, int replication) {
    this.admin = admin;
    this.topics = topics;
    this.provisioner = new TopicProvisioner(admin, replication);
    this.create = create;
  }

  /**
   * Looks for, and creates where that is allowed, the topics of everybody whom the reference data
   * name; of a set of more than {@value #MOST_PREPARED} agencies they are left to their first
   * message.
   */
  public void prepare(ReferenceSet reference) {
    PartyCodes codes = PartyCodes.of(reference);
    if (codes.oris().size() > MOST_PREPARED) {
      return;
    }
    missing(
        Stream.of(
                codes.oris().stream().map(RecipientAddress::agency),
                codes.states().stream().map(RecipientAddress::sib),
                codes.fieldOffices().stream().map(RecipientAddress::fieldOffice))
            .flatMap(each -> each)
            .map(RecipientAddress::text)
            .toList());
  }

  /**
   * Those of these recipients whose topic is neither there nor could be created; one that may not
   * be written is there for all that is known.
   *
   * @throws KafkaException if the broker does not answer
   */
  @Override
  public Set<String> missing(Collection<String> recipients) {
    Set<String> unseen =
        recipients.stream()
            .filter(recipient -> !known.contains(topics.ofRecipient(recipient)))
            .filter(recipient -> !refusedNow(topics.ofRecipient(recipient)))
            .collect(Collectors.toCollection(TreeSet::new));
    return unseen.isEmpty() ? unseen : look(unseen);
  }

  @Override
  public boolean takes(String recipient) {
    String topic = topics.ofRecipient(recipient);
    if (!known.contains(topic) && !closedNow(topic)) {
      missing(Set.of(recipient));
    }
    return known.contains(topic);
  }

  @Override
  public void askAgain() {
    Map<String, String> due = new TreeMap<>();
    Set<String> missing = new TreeSet<>();
    for (ClosedTopic one : closed.values()) {
      if (!one.due()) {
        continue;
      }
      if (!create || one.refused()) {
        due.put(topics.ofRecipient(one.recipient()), one.recipient());
      } else if (missing.size() < MOST_MADE) {
        missing.add(one.recipient());
      }
    }
    ask(due);
    if (!missing.isEmpty()) {
      look(missing);
    }
  }

  private void ask(Map<String, String> due) {
    if (due.isEmpty()) {
      return;
    }
    due.keySet().forEach(topic -> closed.computeIfPresent(topic, (t, one) -> one.askedNow()));
    admin
        .describeTopics(due.keySet(), WITH_RIGHTS)
        .topicNameValues()
        .forEach(
            (topic, answer) ->
                answer.whenComplete(
                    (there, unanswered) -> answered(due.get(topic), there, unanswered)));
  }

  private void answered(String recipient, TopicDescription there, Throwable unanswered) {
    Throwable why = unanswered instanceof CompletionException ? unanswered.getCause() : unanswered;
    if (there != null) {
      found(recipient, there.authorizedOperations());
    } else if (why instanceof UnknownTopicOrPartitionException) {
      closed(recipient, false);
      if (create) {
        // the next time it is made
        closed.computeIfPresent(topics.ofRecipient(recipient), (t, one) -> one.askedLongAgo());
      }
    }
  }

  /** How many topics take nothing. */
  public int closed() {
    return closed.size();
  }

  /** For how long the longest of them took nothing, in seconds, as far as this process saw. */
  public long closedForSeconds() {
    return closed.values().stream().mapToLong(ClosedTopic::seconds).max().orElse(0);
  }

  private Set<String> look(Set<String> unseen) {
    try {
      Set<String> missing = absent(unseen);
      if (create && !missing.isEmpty()) {
        create(missing);
        missing = absent(missing);
      }
      missing.forEach(recipient -> closed(recipient, false));
      return missing;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("recipients' topics could not be looked up or created", e);
    }
  }

  /** Those without a topic; of the others it is remembered whether they take anything. */
  private Set<String> absent(Set<String> unseen)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, String> recipients = new TreeMap<>();
    unseen.forEach(recipient -> recipients.put(topics.ofRecipient(recipient), recipient));
    Set<String> missing = new TreeSet<>();
    var answers = admin.describeTopics(recipients.keySet(), WITH_RIGHTS).topicNameValues();
    for (var asked : answers.entrySet()) {
      String recipient = recipients.get(asked.getKey());
      try {
        TopicDescription there = asked.getValue().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        found(recipient, there.authorizedOperations());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          missing.add(recipient);
        } else if (e.getCause() instanceof AuthorizationException) {
          closed(recipient, true);
        } else {
          throw e;
        }
      }
    }
    return missing;
  }

  private void found(String recipient, Set<AclOperation> allowed) {
    if (allowed == null || allowed.contains(AclOperation.WRITE)) {
      String topic = topics.ofRecipient(recipient);
      known.add(topic);
      closed.remove(topic);
    } else {
      closed(recipient, true);
    }
  }

  private void closed(String recipient, boolean refused) {
    String topic = topics.ofRecipient(recipient);
    ClosedTopic before = closed.get(topic);
    closed.put(topic, ClosedTopic.seen(recipient, before, refused));
    if (before == null || before.refused() != refused) {
      LOG.warn(
          "recipient topic {} topic={}: {}",
          refused ? "refused" : "missing",
          topic,
          refused ? "access apply gives its grants" : "topics create makes it");
    }
  }

  /** Whom the brokers refused a moment ago they refuse still. */
  private boolean refusedNow(String topic) {
    ClosedTopic last = closed.get(topic);
    return last != null && last.refused() && !last.due();
  }

  /** Nor is there one now where there was none a moment ago. */
  private boolean closedNow(String topic) {
    ClosedTopic last = closed.get(topic);
    return last != null && !last.due();
  }

  private void create(Set<String> absent) throws InterruptedException, ExecutionException {
    for (var family : byFamily(absent).entrySet()) {
      for (String code : family.getValue()) {
        try {
          Set<String> created = provisioner.create(family.getKey(), Set.of(code));
          if (!created.isEmpty()) {
            LOG.info("recipient topics created topics={}", created);
          }
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof AuthorizationException)) {
            throw e;
          }
          LOG.warn("recipient topic not created topic={}", family.getKey().of(code));
        }
      }
    }
  }

  private Map<TopicSpec, Set<String>> byFamily(Set<String> recipients) {
    return recipients.stream()
        .collect(
            Collectors.groupingBy(
                topics::familyOf,
                Collectors.mapping(NotificationTopics::codeOf, Collectors.toSet())));
  }

  @Override
  public void close() {
    admin.close();
  }
}
