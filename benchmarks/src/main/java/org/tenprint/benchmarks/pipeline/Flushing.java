package org.tenprint.benchmarks.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * While it is open the broker has each batch of every topic on its disk before it acknowledges it
 * ({@code flush.messages=1}), those of offsets and transactions among them.
 */
final class Flushing implements AutoCloseable {
  private final Admin admin;
  private final Collection<String> topics;

  private Flushing(Admin admin, Collection<String> topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * Begins it on all topics that there are.
   *
   * @throws ExecutionException the broker refuses
   */
  static Flushing begin(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    Admin admin = Admin.create(client);
    try {
      Flushing flushing =
          new Flushing(
              admin, admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get());
      flushing.set(OpType.SET);
      return flushing;
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      admin.close();
      throw e;
    }
  }

  /** How many topics it is on. */
  int topics() {
    return topics.size();
  }

  private void set(OpType what) throws ExecutionException, InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (String topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic),
          List.of(
              new AlterConfigOp(
                  new ConfigEntry(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1"), what)));
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  /** Ends it. */
  @Override
  public void close() {
    try (admin) {
      set(OpType.DELETE);
    } catch (ExecutionException e) {
      throw new IllegalStateException("topics keep flush.messages", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
