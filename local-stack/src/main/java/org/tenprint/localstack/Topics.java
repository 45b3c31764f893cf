package org.tenprint.localstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.reference.Agency;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/**
 * Creates the topics of the catalogue, with one of each family for every agency of the reference
 * data, every state that has one, and every field office that is responsible for one.
 */
final class Topics {

  private static final int REQUEST_MS = 60_000;

  private Topics() {}

  /** An admin client that does not wait for ever. */
  static Admin admin(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MS);
    return Admin.create(settings);
  }

  /**
   * Those who have topics of their own.
   *
   * @param reference folder of the reference files; the shipped sample when empty
   * @throws StackException when a file cannot be read
   */
  static TopicProvisioner.Parties parties(Optional<Path> reference) {
    return parties(load(reference));
  }

  /**
   * Creates what is missing, and has what is there kept as the catalogue says.
   *
   * @param replication replicas of each topic
   * @return names of the topics created now
   * @throws StackException when the broker does not answer or refuses
   */
  static Set<String> create(Admin admin, TopicProvisioner.Parties parties, int replication) {
    try {
      TopicProvisioner provisioner = new TopicProvisioner(admin, replication);
      provisioner.settle(parties);
      return provisioner.create(parties);
    } catch (ExecutionException e) {
      throw new StackException("topics were not created: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while creating topics", e);
    }
  }

  private static ReferenceSet load(Optional<Path> reference) {
    try {
      return reference.isPresent() ? ReferenceSet.load(reference.get()) : ReferenceSet.sample();
    } catch (ReferenceDataException e) {
      throw new StackException("reference data: " + e.getMessage(), e);
    }
  }

  static TopicProvisioner.Parties parties(ReferenceSet reference) {
    Set<String> oris = new TreeSet<>();
    Set<String> states = new TreeSet<>();
    Set<String> fieldOffices = new TreeSet<>();
    for (Agency agency : reference.agencies()) {
      oris.add(agency.ori());
      states.add(agency.state());
      reference.fieldOffice(agency.countyFips()).ifPresent(fieldOffices::add);
    }
    return new TopicProvisioner.Parties(oris, states, fieldOffices);
  }
}
