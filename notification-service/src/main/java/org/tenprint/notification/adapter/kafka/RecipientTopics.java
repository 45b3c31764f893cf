package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * seconds later; one not seen is looked for, and created where that is allowed. Waits are bounded
 * by the admin client's {@code default.api.timeout.ms}. Thread-safe.
 */
public final class RecipientTopics implements Recipients, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecipientTopics.class);

  /** Of a larger set most never send or receive anything here. */
  private static final int MOST_PREPARED = 500;

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

  private static final DescribeTopicsOptions WITH_RIGHTS =
      new DescribeTopicsOptions().includeAuthorizedOperations(true);

  private final Admin admin;
  private final NotificationTopics topics;
  private final TopicProvisioner provisioner;
  private final boolean create;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Topics that the brokers do not let this service write, and when they last said so. */
  private final Map<String, Long> refused = new ConcurrentHashMap<>();

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
    if (!known.contains(topic)) {
      missing(Set.of(recipient));
    }
    return known.contains(topic);
  }

  private Set<String> look(Set<String> unseen) {
    try {
      Set<String> absent = absent(unseen);
      if (create && !absent.isEmpty()) {
        create(absent);
        absent = absent(absent);
      }
      return absent;
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
    Set<String> absent = new TreeSet<>();
    var answers = admin.describeTopics(recipients.keySet(), WITH_RIGHTS).topicNameValues();
    for (var asked : answers.entrySet()) {
      try {
        TopicDescription there = asked.getValue().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        found(asked.getKey(), there.authorizedOperations());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          absent.add(recipients.get(asked.getKey()));
        } else if (e.getCause() instanceof AuthorizationException) {
          refused(asked.getKey());
        } else {
          throw e;
        }
      }
    }
    return absent;
  }

  private void found(String topic, Set<AclOperation> allowed) {
    if (allowed == null || allowed.contains(AclOperation.WRITE)) {
      known.add(topic);
      refused.remove(topic);
    } else {
      refused(topic);
    }
  }

  private void refused(String topic) {
    if (refused.put(topic, System.nanoTime()) == null) {
      LOG.warn("recipient topic refused topic={}: access apply gives its grants", topic);
    }
  }

  /** Whom the brokers refused a moment ago they refuse still. */
  private boolean refusedNow(String topic) {
    Long last = refused.get(topic);
    return last != null && System.nanoTime() - last < ASKED_AGAIN.toNanos();
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
