package org.tenprint.localstack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Three brokers in the place of one, each a member of the metadata quorum too: every record has
 * three replicas, of which two have it before it is acknowledged. On one machine that shows what
 * becomes of everything when a broker is lost, and makes nothing safer.
 *
 * @param id of the cluster, 22 characters
 * @param nodes the brokers, the first of them at the stack's own port
 */
public record Cluster(String id, List<Node> nodes) {
  private static final int SIZE = 3;
  private static final int PORTS = 3;

  /**
   * Where a broker listens, on loopback.
   *
   * @param client for clients
   * @param advertised where they are told that it listens: its own port, or one that leads there
   * @param controller for the quorum
   * @param peer for the other brokers, who copy what it leads
   */
  public record Node(int client, int advertised, int controller, int peer) {}

  /** Three nodes, on ports that differ. */
  public Cluster {
    nodes = List.copyOf(nodes);
    Set<Integer> ports = new HashSet<>();
    nodes.forEach(node -> ports.addAll(List.of(node.client(), node.controller(), node.peer())));
    if (nodes.size() != SIZE || ports.size() != PORTS * SIZE) {
      throw new IllegalArgumentException("three brokers, each on three ports of its own");
    }
  }

  /**
   * Ports nobody uses at this moment, beside those of a stack.
   *
   * @param id of the cluster, 22 characters
   */
  public static Cluster free(String id, Ports stack) {
    List<Integer> free = Ports.free(PORTS * SIZE);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      int client = i == 0 ? stack.kafka() : free.get(i);
      nodes.add(new Node(client, client, free.get(SIZE + i), free.get(2 * SIZE + i)));
    }
    return new Cluster(id, nodes);
  }

  /** Addresses for clients. */
  String bootstrapServers() {
    return nodes.stream()
        .map(node -> Ports.HOST + ":" + node.advertised())
        .collect(Collectors.joining(","));
  }

  /** Name of a broker's process, of which the first is called as the only one of a stack is. */
  public static String process(int node) {
    return node == 0 ? Launches.KAFKA : Launches.KAFKA + "-" + (node + 1);
  }

  /** What a broker is told beside what the only one of a stack is. */
  List<String> arguments(int node) {
    Node own = nodes.get(node);
    String voters =
        IntStream.range(0, SIZE)
            .mapToObj(i -> (i + 1) + "@" + Ports.HOST + ":" + nodes.get(i).controller())
            .collect(Collectors.joining(","));
    List<String> arguments = new ArrayList<>(List.of("--cluster", id));
    for (String setting :
        List.of(
            "node.id=" + (node + 1),
            "listeners=%s,%s,%s"
                .formatted(
                    listener("CLIENT", own.client()),
                    listener("CONTROLLER", own.controller()),
                    listener("PEER", own.peer())),
            "advertised.listeners=%s,%s"
                .formatted(listener("CLIENT", own.advertised()), listener("PEER", own.peer())),
            "listener.security.protocol.map=CLIENT:SSL,CONTROLLER:SSL,PEER:SSL",
            "inter.broker.listener.name=PEER",
            "controller.quorum.voters=" + voters,
            "default.replication.factor=" + SIZE,
            "min.insync.replicas=2",
            "offsets.topic.replication.factor=" + SIZE,
            "transaction.state.log.replication.factor=" + SIZE,
            "transaction.state.log.min.isr=2",
            "share.coordinator.state.topic.replication.factor=" + SIZE,
            "share.coordinator.state.topic.min.isr=2")) {
      arguments.addAll(List.of("--set", setting));
    }
    return arguments;
  }

  private static String listener(String name, int port) {
    return name + "://" + Ports.HOST + ":" + port;
  }
}
