package org.tenprint.localstack;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.tenprint.messaging.TopicProvisioner;

/**
 * Creates the topics of the catalogue, with one of each family for every agency of the reference
 * data, every state that has one, and every field office that is responsible for one, by rows of
 * whatever day, and for whoever had one before.
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
}
