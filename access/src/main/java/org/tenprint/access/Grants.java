package org.tenprint.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.tenprint.events.Consumption;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.Party;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * What each holder may do, from who writes and reads each topic. Topics are named in full: a prefix
 * of a family would reach its dead letters. READ and WRITE bring DESCRIBE with them.
 */
public final class Grants {
  private static final String EVERY = "*";

  private final Parties parties;
  private final Collection<Holder> holders;

  /**
   * @param parties for whom there are topics of their own
   * @param holders who has a credential that counts
   */
  public Grants(Parties parties, Collection<Holder> holders) {
    this.parties = parties;
    this.holders = List.copyOf(holders);
  }

  /** Everything that may be done on the cluster by those who are no superusers. */
  public Set<AclBinding> all() {
    Set<AclBinding> all = new TreeSet<>(AccessPlan.ORDER);
    for (Holder holder : holders) {
      holder.principal().party().ifPresent(party -> add(all, holder, party));
    }
    return all;
  }

  private void add(Set<AclBinding> all, Holder holder, Party party) {
    Rights rights = new Rights(all, holder.user());
    for (TopicSpec topic : TopicCatalogue.ALL) {
      if (topic.writers().contains(party)) {
        names(topic, holder).forEach(name -> rights.topic(name, AclOperation.WRITE));
      }
      if (reads(topic.readers(), party)) {
        names(topic, holder).forEach(name -> rights.topic(name, AclOperation.READ));
      }
    }
    for (Consumption consumption : TopicCatalogue.CONSUMPTIONS) {
      if (reads(consumption.readers(), party)) {
        deadLetters(consumption).forEach(name -> rights.topic(name, AclOperation.READ));
      }
    }
    if (party.service()) {
      service(rights, party);
    } else if (party == Party.OPERATORS) {
      operator(rights);
    } else {
      own(rights, holder.principal());
    }
  }

  /** An auditor with biometrics is an auditor too. */
  private static boolean reads(Set<Party> readers, Party party) {
    return readers.contains(party)
        || party == Party.BIOMETRIC_AUDITORS && readers.contains(Party.AUDITORS);
  }

  /** Of a family, its own topic for the party of the topic, every one for others. */
  private Stream<String> names(TopicSpec topic, Holder holder) {
    boolean own =
        switch (holder.principal().kind()) {
          case AGENCY, FIELD_OFFICE, STATE_BUREAU, RECORD_OWNER -> topic.family();
          default -> false;
        };
    return own
        ? Stream.of(topic.of(holder.principal().name()))
        : TopicProvisioner.names(topic, parties).stream();
  }

  private Stream<String> deadLetters(Consumption consumption) {
    return TopicProvisioner.names(consumption.topic(), parties).stream()
        .map(name -> TopicSpec.deadLetters(name, consumption.group()));
  }

  /**
   * Its group, its transactions, its stores, its dead letters; recipients' topics are made late.
   */
  private void service(Rights rights, Party party) {
    String name = party.text();
    for (TopicSpec topic : TopicCatalogue.ALL) {
      if (topic.readers().contains(party)) {
        TopicProvisioner.names(topic, parties)
            .forEach(each -> rights.topic(each, AclOperation.DESCRIBE_CONFIGS));
      }
      if (party == Party.NOTIFICATION_SERVICE && topic.family() && writes(topic, party)) {
        TopicProvisioner.names(topic, parties)
            .forEach(each -> rights.topic(each, AclOperation.CREATE));
      }
    }
    TopicCatalogue.ALL.stream()
        .filter(topic -> topic.clearedBy().equals(Optional.of(party)))
        .flatMap(topic -> TopicProvisioner.names(topic, parties).stream())
        .forEach(each -> rights.topic(each, AclOperation.DELETE));
    TopicCatalogue.CONSUMPTIONS.stream()
        .filter(consumption -> consumption.group().equals(name))
        .flatMap(this::deadLetters)
        .forEach(each -> rights.topic(each, AclOperation.WRITE));
    InternalTopics.CHANGELOGS.stream()
        .filter(changelog -> changelog.service() == party)
        .map(InternalTopics.Changelog::name)
        .forEach(
            each ->
                Stream.of(
                        AclOperation.READ,
                        AclOperation.WRITE,
                        AclOperation.CREATE,
                        AclOperation.DESCRIBE_CONFIGS)
                    .forEach(operation -> rights.topic(each, operation)));
    rights.group(name, PatternType.LITERAL, AclOperation.READ);
    rights.group(ReferenceFeed.offsetsGroup(name), PatternType.LITERAL, AclOperation.READ);
    if (party == Party.IMMIGRATION_SERVICE) {
      rights.group(TopicCatalogue.STATEMENTS_GROUP, PatternType.LITERAL, AclOperation.READ);
    }
    rights.transactions(name + "-");
  }

  private static boolean writes(TopicSpec topic, Party party) {
    return topic.writers().contains(party);
  }

  /** Sees that everything is there and how far everybody has read, and no event. */
  private void operator(Rights rights) {
    rights.topic(EVERY, AclOperation.DESCRIBE);
    rights.topic(EVERY, AclOperation.DESCRIBE_CONFIGS);
    rights.group(EVERY, PatternType.LITERAL, AclOperation.DESCRIBE);
    rights.cluster(AclOperation.DESCRIBE);
    rights.cluster(AclOperation.DESCRIBE_CONFIGS);
  }

  /** Groups and transactions that begin with {@link #prefix}: no name reaches into another's. */
  private static void own(Rights rights, Principal principal) {
    rights.group(prefix(principal), PatternType.PREFIXED, AclOperation.READ);
    rights.transactions(prefix(principal));
  }

  /**
   * How the names of a party's own consumer groups and transactional ids begin, such as {@code
   * field-office.BOS.}: a name has no dot, so none is the beginning of another.
   */
  public static String prefix(Principal principal) {
    return principal.kind().text() + "." + principal.name() + ".";
  }

  /** Those who are always there: one a party of the reference data, and the services. */
  public static List<Principal> declared(Parties parties) {
    Function<Principal.Kind, Function<String, Principal>> of = kind -> n -> new Principal(kind, n);
    return Stream.of(
            parties.oris().stream().map(of.apply(Principal.Kind.AGENCY)),
            parties.states().stream().map(of.apply(Principal.Kind.STATE_BUREAU)),
            parties.fieldOffices().stream().map(of.apply(Principal.Kind.FIELD_OFFICE)),
            Stream.of(Party.values())
                .filter(Party::service)
                .map(party -> Principal.ofService(party.text())))
        .<Principal>flatMap(each -> each)
        .toList();
  }

  /** Adds rights of one user. */
  private record Rights(Set<AclBinding> all, String user) {

    void topic(String name, AclOperation operation) {
      add(ResourceType.TOPIC, name, PatternType.LITERAL, operation);
    }

    void group(String name, PatternType pattern, AclOperation operation) {
      add(ResourceType.GROUP, name, pattern, operation);
    }

    void transactions(String prefix) {
      add(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED, AclOperation.WRITE);
    }

    void cluster(AclOperation operation) {
      add(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL, operation);
    }

    private void add(ResourceType type, String name, PatternType pattern, AclOperation operation) {
      all.add(AccessPlan.allow(user, new AccessPlan.Resource(type, name, pattern), operation));
    }
  }
}
