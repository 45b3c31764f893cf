package org.tenprint.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Broker properties of a single combined node on loopback, sized to be small and quick.
 *
 * <p>What a guarantee rests on is as in production (no automatic topics, no unclean election); what
 * only costs time or memory on one node is lowered.
 */
final class NodeProperties {

  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";
  private static final String PEER_LISTENER = "PEER";

  private static final Map<String, String> SINGLE_NODE =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", String.valueOf(NODE_ID)),
          Map.entry("controller.listener.names", CONTROLLER_LISTENER),
          Map.entry("inter.broker.listener.name", CLIENT_LISTENER),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("unclean.leader.election.enable", "false"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          // a year: without its place a hop that was away does not go on by itself
          Map.entry("offsets.retention.minutes", "525600"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"));

  private static final Map<String, String> SMALL_AND_QUICK =
      Map.ofEntries(
          // a consumer that is alone need not wait for companions
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // smallest buffer the cleaner accepts with one thread; the default takes 128 MiB of heap
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
          Map.entry("log.cleaner.io.buffer.size", "65536"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "2"),
          // the log index is mapped at full size otherwise: 10 MiB for each of many partitions
          Map.entry("log.index.size.max.bytes", "1048576"),
          // after a kill the old registration must lapse before the node is let in again
          Map.entry("broker.session.timeout.ms", "3000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          // what a process left open that is gone ends when its time is over, not ten seconds later
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
          // ten prints as images are far larger than the default of 1 MiB
          Map.entry("message.max.bytes", "26214400"),
          Map.entry("transaction.max.timeout.ms", "60000"));

  /**
   * Connections, which take memory and a handshake's work before anybody has said who they are. A
   * whole stack shares one address and holds about a hundred; all that are allowed take a quarter
   * of the heap. What is more from one address is closed, what is more altogether waits.
   */
  private static final Map<String, String> BOUNDED =
      Map.of(
          "max.connections.per.ip", "500",
          "max.connections", "1000",
          // a second, over some ten: the time of two processors for handshakes
          "max.connection.creation.rate", "200");

  /**
   * Every listener wants a certificate of the deployment's authority; its common name is who is
   * there. What no entry permits is refused, but to brokers and to whoever sets the system up.
   */
  private static final Map<String, String> CLOSED =
      Map.ofEntries(
          Map.entry("listener.security.protocol.map", "CLIENT:SSL,CONTROLLER:SSL"),
          Map.entry("ssl.client.auth", "required"),
          Map.entry("ssl.enabled.protocols", "TLSv1.3"),
          Map.entry("ssl.principal.mapping.rules", "RULE:^CN=([^,=]+)$/$1/"),
          Map.entry(
              "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
          Map.entry("allow.everyone.if.no.acl.found", "false"),
          Map.entry("super.users", "User:broker:1;User:deployment:tenprint"));

  private NodeProperties() {}

  /**
   * Properties of the node.
   *
   * @param logDirectory where the log lies
   * @param ports loopback ports for clients and for the metadata quorum of one
   * @param arguments its identity, and what replaces what is set here
   */
  static Properties of(String logDirectory, LoopbackPorts ports, BrokerArguments arguments) {
    Properties properties = new Properties();
    properties.putAll(SINGLE_NODE);
    properties.putAll(SMALL_AND_QUICK);
    properties.putAll(BOUNDED);
    properties.put("log.dirs", logDirectory);
    String clients = address(CLIENT_LISTENER, ports.client());
    properties.put("listeners", clients + "," + address(CONTROLLER_LISTENER, ports.controller()));
    properties.put("advertised.listeners", clients);
    properties.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + ports.controller());
    arguments
        .identity()
        .ifPresentOrElse(
            identity -> {
              properties.putAll(CLOSED);
              properties.putAll(tls("", identity));
            },
            () ->
                properties.put(
                    "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"));
    arguments.peers().ifPresent(peers -> properties.putAll(apart(peers, ports)));
    properties.putAll(arguments.overrides());
    return properties;
  }

  /**
   * A listener for brokers alone, by what nobody else can show. A copied log says of a broker where
   * that of the original listens: with one authority for both, a copy would end in the log of the
   * original what was pending in its own.
   */
  private static Map<String, String> apart(Path peers, LoopbackPorts ports) {
    String clients = address(CLIENT_LISTENER, ports.client());
    String brokers = address(PEER_LISTENER, ports.peers());
    Map<String, String> properties = new HashMap<>(tls("listener.name.peer.", peers));
    properties.put("inter.broker.listener.name", PEER_LISTENER);
    properties.put("listener.security.protocol.map", "CLIENT:SSL,CONTROLLER:SSL,PEER:SSL");
    properties.put(
        "listeners",
        String.join(",", clients, brokers, address(CONTROLLER_LISTENER, ports.controller())));
    properties.put("advertised.listeners", clients + "," + brokers);
    return properties;
  }

  private static Map<String, String> tls(String prefix, Path credential) {
    return Map.of(
        prefix + "ssl.keystore.type",
        "PEM",
        prefix + "ssl.keystore.location",
        credential.resolve("client.pem").toString(),
        prefix + "ssl.truststore.type",
        "PEM",
        prefix + "ssl.truststore.location",
        credential.resolve("ca.pem").toString());
  }

  private static String address(String listener, int port) {
    return listener + "://" + HOST + ":" + port;
  }
}
