package org.tenprint.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * Who was ever a party of a cluster, by the topics that are there: a party's topics are made when
 * reference data first name it, and stay when they name it no more.
 */
public final class KnownParties {
  private KnownParties() {}

  /**
   * Those of a running cluster.
   *
   * @param admin of who may describe every topic
   * @throws ExecutionException if the cluster refused, as the cause says
   */
  public static Parties on(Admin admin) throws InterruptedException, ExecutionException {
    return of(admin.listTopics().names().get());
  }

  /** Those who have one of these topics; dead letters are nobody's own. */
  public static Parties of(Collection<String> topics) {
    return new Parties(
        parameters("<ORI>", topics),
        parameters("<STATE>", topics),
        parameters("<CODE>", topics),
        parameters("<OWNER>", topics));
  }

  private static Set<String> parameters(String place, Collection<String> topics) {
    List<TopicSpec> families =
        TopicCatalogue.ALL.stream().filter(spec -> spec.name().contains(place)).toList();
    return topics.stream()
        .flatMap(topic -> families.stream().map(family -> family.parameterIn(topic)))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether reference data name everybody who is known; record owners are in none. */
  public static boolean namedBy(Parties reference, Parties known) {
    return reference.oris().containsAll(known.oris())
        && reference.states().containsAll(known.states())
        && reference.fieldOffices().containsAll(known.fieldOffices());
  }
}
