package org.tenprint.booking;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;

/** The shared broker with every topic of the catalogue. */
public final class BookingTopics implements QuarkusTestResourceLifecycleManager {
  /** Agencies with topics of their own. */
  public static final Set<String> AGENCIES =
      Set.of("MA0130100", "MA0130300", "MA0139900", "MA0139901");

  @Override
  public Map<String, String> start() {
    return create(TestBroker.shared());
  }

  @Override
  public void stop() {
    // the broker is shared by the JVM and ends with it
  }

  static Map<String, String> create(TestBroker broker) {
    TestKeys.begin();
    String servers = broker.bootstrapServers();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      new TopicProvisioner(admin, 1)
          .create(new TopicProvisioner.Parties(AGENCIES, Set.of("MA"), Set.of("BOS")));
      return Map.of(
          "kafka.bootstrap.servers",
          servers,
          "tenprint.state-dir",
          Files.createTempDirectory(Path.of("target"), "state-").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("topics were not created", e);
    }
  }
}
