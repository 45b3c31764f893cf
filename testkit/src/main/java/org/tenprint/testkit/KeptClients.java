package org.tenprint.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/**
 * Clients of a broker that lasts as long as the test JVM, made once: to make one for every record
 * costs more than the record.
 */
final class KeptClients {
  private static final Map<String, Producer<byte[], byte[]>> PRODUCERS = new HashMap<>();
  private static final Map<String, Admin> ADMINS = new HashMap<>();

  private KeptClients() {}

  static synchronized Producer<byte[], byte[]> producer(String bootstrapServers) {
    return PRODUCERS.computeIfAbsent(
        bootstrapServers,
        address -> {
          Producer<byte[], byte[]> made = TestClients.producer(TestClients.open(address));
          AtExit.run(() -> made.close(Duration.ZERO));
          return made;
        });
  }

  static synchronized Admin admin(String bootstrapServers) {
    return ADMINS.computeIfAbsent(
        bootstrapServers,
        address -> {
          Admin made = Admin.create(TestClients.open(address));
          AtExit.run(() -> made.close(Duration.ZERO));
          return made;
        });
  }
}
