package org.tenprint.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A real Kafka broker for tests: a container where Docker is, the embedded broker where it is not.
 *
 * <p>{@link #shared()} is one for the whole test JVM and cannot be stopped. {@link #dedicated()} is
 * a test's own and can be stopped, killed and started again on the same port and data; it is always
 * the embedded one, because a container's port changes with each start. Topics are never created by
 * themselves.
 */
public final class TestBroker implements AutoCloseable {

  private static final String SHARED_PROPERTY = "testkit.bootstrap.servers";

  private final String bootstrapServers;
  private final Map<String, Object> client;
  private final KeptClients clients;
  private final Optional<BrokerProcess> process;
  private final Runnable end;
  private final boolean lasts;

  /** One that lasts as long as the test JVM. */
  private TestBroker(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.client = TestClients.open(bootstrapServers);
    this.clients = KeptClients.lasting(bootstrapServers);
    this.process = Optional.empty();
    this.end = () -> {};
    this.lasts = true;
  }

  private TestBroker(Map<String, Object> client, Optional<BrokerProcess> process, Runnable end) {
    this.bootstrapServers = client.get("bootstrap.servers").toString();
    this.client = Map.copyOf(client);
    this.clients = KeptClients.of(this.client);
    this.process = process;
    this.end = end;
    this.lasts = false;
  }

  /**
   * The broker of this test JVM, started at the first call. Class loaders of one JVM share it too,
   * so that a Quarkus test and its test resource speak to the same one.
   */
  public static TestBroker shared() {
    synchronized (System.class) {
      String running = System.getProperty(SHARED_PROPERTY);
      if (running == null) {
        BrokerProcess started =
            Containers.used()
                ? new ContainerBroker()
                : new EmbeddedBroker(TemporaryFolder.create("broker").resolve("data"));
        AtExit.run(started::stop);
        running = started.bootstrapServers();
        System.setProperty(SHARED_PROPERTY, running);
      }
      return new TestBroker(running);
    }
  }

  /**
   * A broker that somebody else runs, such as a local stack's.
   *
   * @param bootstrapServers its address for clients
   */
  public static TestBroker at(String bootstrapServers) {
    return at(TestClients.open(bootstrapServers));
  }

  /**
   * A broker that somebody else runs and that asks who its clients are.
   *
   * @param client settings of its clients, {@code bootstrap.servers} and identity
   */
  public static TestBroker at(Map<String, Object> client) {
    return new TestBroker(client, Optional.empty(), () -> {});
  }

  /**
   * A broker of the test's own that asks every client for a certificate; close it. What this object
   * itself does on it, it does as {@code client}.
   *
   * @param data folder that keeps its records
   * @param identity folder of the broker's own credential
   * @param peers folder of what it shows to brokers alone
   * @param client the identity of a client, without {@code bootstrap.servers}
   */
  public static TestBroker closed(
      Path data, Path identity, Path peers, Map<String, Object> client) {
    BrokerProcess started = EmbeddedBroker.closed(data, identity, peers);
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("bootstrap.servers", started.bootstrapServers());
    return new TestBroker(settings, Optional.of(started), started::stop);
  }

  /**
   * A broker of the test's own on a temporary folder, without topics and groups; close it. It may
   * have served a test before that left it running.
   */
  public static TestBroker dedicated() {
    EmbeddedBroker taken = SpareBroker.take();
    return new TestBroker(
        TestClients.open(taken.bootstrapServers()),
        Optional.of(taken),
        () -> SpareBroker.giveBack(taken));
  }

  /**
   * A broker of the test's own; close it.
   *
   * @param data folder that keeps its records
   */
  public static TestBroker dedicated(Path data) {
    BrokerProcess started = new EmbeddedBroker(data);
    return new TestBroker(
        TestClients.open(started.bootstrapServers()), Optional.of(started), started::stop);
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Settings of a client of it. */
  public Map<String, Object> client() {
    return client;
  }

  /** Starts a dedicated broker again on the same port and data; returns when it serves. */
  public void start() {
    own().start();
  }

  /** Stops a dedicated broker in order; returns when it is gone. */
  public void stop() {
    own().stop();
  }

  /** Ends a dedicated broker at once, as a power cut would. */
  public void kill() {
    own().kill();
  }

  /** Stops and starts a dedicated broker. */
  public void restart() {
    stop();
    start();
  }

  /** Ends a dedicated broker; leaves the shared one to others. */
  @Override
  public void close() {
    if (!lasts) {
      clients.close();
    }
    end.run();
  }

  /** Creates a topic unless it is there. */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /** Creates a topic with settings such as {@code cleanup.policy} unless it is there. */
  public void createTopic(String name, int partitions, Map<String, String> settings) {
    createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)));
  }

  /** Creates those topics that are not there. */
  public void createTopics(Collection<NewTopic> topics) {
    TestClients.createTopics(clients.admin(), topics);
  }

  /** Writes one record, acknowledged by the broker when this returns. */
  public void produce(String topic, byte[] key, byte[] value) {
    produce(List.of(new ProducerRecord<>(topic, key, value)));
  }

  /** Writes records in order, all acknowledged by the broker when this returns. */
  public void produce(Collection<ProducerRecord<byte[], byte[]>> records) {
    if (keepsItsRecords()) {
      TestClients.produce(clients.producer(), records);
      return;
    }
    try (Producer<byte[], byte[]> producer = TestClients.producer(client)) {
      TestClients.produce(producer, records);
    }
  }

  /**
   * Every record of a topic from the beginning to the end as it is now (taken once), read
   * committed; in order of partition, then offset. Transactions that are open now are waited for.
   */
  public List<ConsumerRecord<byte[], byte[]>> consume(String topic) {
    return clients.reading(consumer -> TestClients.consume(consumer, clients.admin(), topic));
  }

  /**
   * Waits until a topic holds at least so many records.
   *
   * @throws AssertionError when the time is over; it says how many there were
   */
  public List<ConsumerRecord<byte[], byte[]>> awaitRecords(
      String topic, int count, Duration atMost) {
    return awaitRecords(topic, records -> records.size() >= count, atMost);
  }

  /**
   * Waits until what a topic holds satisfies a condition; the topic is read on, not again.
   *
   * @throws AssertionError when the time is over; it says how many records there were
   */
  public List<ConsumerRecord<byte[], byte[]>> awaitRecords(
      String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> until, Duration atMost) {
    return clients.reading(consumer -> TestClients.await(consumer, topic, until, atMost));
  }

  /** Names of all topics but the broker's own. */
  public Set<String> topics() {
    try {
      return clients.admin().listTopics().names().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topics are not known", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for topics", e);
    }
  }

  /** A producer that numbers its records is for a broker that none of them was lost to. */
  private boolean keepsItsRecords() {
    return process.map(BrokerProcess::untouched).orElse(true);
  }

  private BrokerProcess own() {
    return process.orElseThrow(
        () -> new IllegalStateException("the shared broker serves others: use dedicated()"));
  }
}
