package org.tenprint.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports of a node, found free on loopback a moment before it binds them.
 *
 * @param client port that clients use
 * @param controller port of the metadata quorum, always any free one
 * @param peers port that brokers use, always any free one
 */
record LoopbackPorts(int client, int controller, int peers) {

  /**
   * Claims the ports together, so that they differ, and releases them for the node.
   *
   * @param wanted client port, 0 for any free one
   * @throws BrokerStartException when the wanted port is taken
   */
  static LoopbackPorts claim(int wanted) throws BrokerStartException {
    try (ServerSocket client = bind(wanted);
        ServerSocket controller = bind(0);
        ServerSocket peers = bind(0)) {
      return new LoopbackPorts(
          client.getLocalPort(), controller.getLocalPort(), peers.getLocalPort());
    } catch (IOException e) {
      throw new BrokerStartException(
          "port %d on %s is taken: stop what uses it or choose another with --port"
              .formatted(wanted, NodeProperties.HOST),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(NodeProperties.HOST), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
