package org.tenprint.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;

/** Gives a Quarkus test the shared broker with the catalogue's topics, and an empty state. */
public final class TopicsResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    TestKeys.begin();
    String servers = TestBroker.shared().bootstrapServers();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      new TopicProvisioner(admin, 1)
          .create(new TopicProvisioner.Parties(Set.of(), Set.of(), Set.of()));
      Map<String, String> settings = new HashMap<>(TestPeople.settings());
      settings.put("kafka.bootstrap.servers", servers);
      settings.put(
          "tenprint.state-dir", Files.createTempDirectory("notification-state").toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("topics were not created", e);
    }
  }

  @Override
  public void stop() {
    // the broker ends with the test JVM
  }
}
