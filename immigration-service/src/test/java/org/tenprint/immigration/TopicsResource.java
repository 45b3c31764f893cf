package org.tenprint.immigration;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;

/** Creates the topics on the shared broker before the service starts. */
public final class TopicsResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    TestKeys.begin();
    String servers = TestBroker.shared().bootstrapServers();
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      new TopicProvisioner(admin, 1)
          .create(new TopicProvisioner.Parties(Set.of(), Set.of(), Set.of(), Set.of("registry")));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Map.of("tenprint.state-dir", "target/streams-" + ProcessHandle.current().pid());
  }

  @Override
  public void stop() {
    // the broker is shared by the JVM and ends with it
  }
}
