package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.reference.Agency;
import org.tenprint.reference.ReferenceSet;

/**
 * Which recipients' topics there are. The hop asks before it decides, because a send to a topic
 * that does not exist would hold its transaction until it times out, again and again.
 *
 * <p>A topic once seen is remembered; one not seen is looked for, and created where that is
 * allowed. Waits are bounded by the admin client's {@code default.api.timeout.ms}. Thread-safe.
 */
public final class RecipientTopics implements Recipients, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecipientTopics.class);

  /** Of a larger set most never send or receive anything here. */
  private static final int MOST_PREPARED = 500;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Admin admin;
  private final NotificationTopics topics;
  private final TopicProvisioner provisioner;
  private final boolean create;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

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
    if (reference.agencies().size() > MOST_PREPARED) {
      return;
    }
    Set<String> everybody = new TreeSet<>();
    for (Agency agency : reference.agencies()) {
      everybody.add(RecipientAddress.agency(agency.ori()).text());
      everybody.add(RecipientAddress.sib(agency.state()).text());
      reference
          .fieldOffice(agency.countyFips())
          .ifPresent(office -> everybody.add(RecipientAddress.fieldOffice(office).text()));
    }
    missing(everybody);
  }

  /**
   * Those of these recipients whose topic is neither there nor could be created.
   *
   * @throws KafkaException if the broker does not answer
   */
  @Override
  public Set<String> missing(Collection<String> recipients) {
    Set<String> unseen =
        recipients.stream()
            .filter(recipient -> !known.contains(topics.ofRecipient(recipient)))
            .collect(Collectors.toCollection(TreeSet::new));
    return unseen.isEmpty() ? unseen : look(unseen);
  }

  private Set<String> look(Set<String> unseen) {
    try {
      if (create) {
        for (var family : byFamily(unseen).entrySet()) {
          Set<String> created = provisioner.create(family.getKey(), family.getValue());
          if (!created.isEmpty()) {
            LOG.info("recipient topics created topics={}", created);
          }
        }
      }
      Set<String> existing = admin.listTopics().names().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      unseen.forEach(
          recipient -> {
            if (create || existing.contains(topics.ofRecipient(recipient))) {
              known.add(topics.ofRecipient(recipient));
            }
          });
      unseen.removeIf(recipient -> known.contains(topics.ofRecipient(recipient)));
      return unseen;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("recipients' topics could not be looked up or created", e);
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
