package org.tenprint.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Clients of one broker, made once: to make one for every record, or for every look at a topic,
 * costs more than the record. They end when this is closed, or with the test JVM.
 */
final class KeptClients implements AutoCloseable {
  private static final Map<String, KeptClients> LASTING = new HashMap<>();

  private final Map<String, Object> client;
  private final Deque<Consumer<byte[], byte[]>> idle = new ArrayDeque<>();
  private Producer<byte[], byte[]> producer;
  private Admin admin;
  private boolean closed;

  private KeptClients(Map<String, Object> client) {
    this.client = client;
  }

  /**
   * @param client their settings, {@code bootstrap.servers} and identity
   */
  static KeptClients of(Map<String, Object> client) {
    KeptClients made = new KeptClients(client);
    AtExit.run(made::close);
    return made;
  }

  /** Those of a broker that lasts as long as the test JVM. */
  static KeptClients lasting(String bootstrapServers) {
    synchronized (LASTING) {
      return LASTING.computeIfAbsent(bootstrapServers, address -> of(TestClients.open(address)));
    }
  }

  synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = TestClients.producer(client);
    }
    return producer;
  }

  synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(client);
    }
    return admin;
  }

  /** Reads by a consumer that nobody else has meanwhile. */
  <T> T reading(Function<Consumer<byte[], byte[]>, T> read) {
    Consumer<byte[], byte[]> consumer = take();
    boolean done = false;
    try {
      T result = read.apply(consumer);
      consumer.unsubscribe();
      done = true;
      return result;
    } finally {
      giveBack(consumer, done);
    }
  }

  private synchronized Consumer<byte[], byte[]> take() {
    return idle.isEmpty() ? TestClients.consumer(client) : idle.pop();
  }

  /** One that failed is not used again. */
  private synchronized void giveBack(Consumer<byte[], byte[]> consumer, boolean done) {
    if (done && !closed) {
      idle.push(consumer);
    } else {
      end(consumer);
    }
  }

  private static void end(Consumer<byte[], byte[]> consumer) {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(KeptClients::end);
    idle.clear();
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
