package org.tenprint.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A started node and the lock on its data directory; closing stops the first, then frees the
 * second.
 */
final class BrokerNode implements AutoCloseable {

  private final KafkaRaftServer server;
  private final FileChannel lock;
  private final int port;

  private BrokerNode(KafkaRaftServer server, FileChannel lock, int port) {
    this.server = server;
    this.lock = lock;
    this.port = port;
  }

  /**
   * Formats the directory unless it is formatted, starts the node and returns when it serves.
   *
   * @throws BrokerStartException when the port or the directory is in use, or Kafka refuses;
   *     threads of the failed node may still live, so the process should end
   */
  static BrokerNode start(BrokerArguments arguments) throws BrokerStartException {
    LoopbackPorts ports = LoopbackPorts.claim(arguments.port());
    FileChannel lock = lock(arguments.data());
    try {
      Path log = arguments.data().resolve("log");
      Properties properties = NodeProperties.of(log.toString(), ports, arguments);
      format(log, Integer.parseInt(properties.getProperty("node.id")), arguments.cluster());
      KafkaConfig config = KafkaConfig.fromProps(properties, false);
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new BrokerNode(server, lock, ports.client());
    } catch (Exception e) {
      throw new BrokerStartException("the broker did not start: " + e.getMessage(), e);
    }
  }

  /** Address for clients, {@code host:port}. */
  String bootstrapServers() {
    return NodeProperties.HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lock(Path data) throws BrokerStartException {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = tryLock(channel);
      if (held == null) {
        channel.close();
        throw new BrokerStartException(
            "data directory " + data + " is in use by another broker: stop that one first");
      }
      return channel;
    } catch (IOException e) {
      throw new BrokerStartException("data directory " + data + " cannot be written: " + e, e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void format(Path log, int node, Optional<String> cluster) throws Exception {
    Files.createDirectories(log);
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(messages, true, StandardCharsets.UTF_8))
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setNodeId(node)
            .setClusterId(clusterId(log, cluster))
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
            .setDirectories(List.of(log.toString()))
            .setMetadataLogDirectory(log.toString())
            .setIgnoreFormatted(true);
    formatter.run();
  }

  /** A formatted directory keeps its cluster id; a new one gets what is asked for, or any. */
  private static String clusterId(Path log, Optional<String> cluster) throws IOException {
    Path properties = log.resolve("meta.properties");
    if (!Files.exists(properties)) {
      return cluster.orElseGet(() -> Uuid.randomUuid().toString());
    }
    Properties meta = new Properties();
    try (var reader = Files.newBufferedReader(properties)) {
      meta.load(reader);
    }
    return meta.getProperty("cluster.id");
  }
}
