package org.tenprint.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.tenprint.events.Principal;

/** One address takes as many connections as the broker's settings give it, and nobody else's. */
class BoundedConnectionsIT {
  private static final String BOUND = "max.connections.per.ip";
  private static final int LONGEST_MILLIS = 30_000;
  private static final Principal AUDITOR = Principal.parse("auditor:general");

  @Test
  void whoTakesAllConnectionsOfAnAddressKeepsNobodyElseOut() throws Exception {
    InetAddress another = InetAddress.getByName("127.0.0.2");
    assumeTrue(ofThisMachine(another));
    ClosedCluster cluster = ClosedCluster.shared();
    int bound = Integer.parseInt(setting(cluster, BOUND));
    assertTrue(bound <= 1_000, "no bound: " + bound);
    String[] broker = cluster.broker.bootstrapServers().split(":");
    InetSocketAddress address = new InetSocketAddress(broker[0], Integer.parseInt(broker[1]));
    Deque<Socket> open = new ArrayDeque<>();
    try {
      while (open.size() < bound) {
        open.add(connection(another, address));
      }
      for (int i = 0; i < 3; i++) {
        try (Socket tooMany = connection(another, address)) {
          assertTrue(closedByTheBroker(tooMany), "let in beyond " + bound);
        }
      }
      try (Admin elsewhere = Admin.create(cluster.client(AUDITOR))) {
        assertTrue(elsewhere.listTopics().names().get().size() > 1);
      }
      try (Socket last = open.removeLast()) {
        handshake(cluster, last, address);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /** Of those it holds, none was closed: who shows a certificate is answered. */
  private static void handshake(ClosedCluster cluster, Socket over, InetSocketAddress address)
      throws Exception {
    var tls = cluster.credentials.find(AUDITOR).orElseThrow().tls().getSocketFactory();
    try (SSLSocket socket =
        (SSLSocket) tls.createSocket(over, address.getHostString(), address.getPort(), true)) {
      socket.startHandshake();
      assertEquals("TLSv1.3", socket.getSession().getProtocol());
    }
  }

  private static String setting(ClosedCluster cluster, String name) throws Exception {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
    return cluster
        .deployment
        .describeConfigs(List.of(broker))
        .all()
        .get()
        .get(broker)
        .get(name)
        .value();
  }

  private static Socket connection(InetAddress from, InetSocketAddress to) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(LONGEST_MILLIS);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(to, LONGEST_MILLIS);
    return socket;
  }

  private static boolean closedByTheBroker(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static boolean ofThisMachine(InetAddress address) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (IOException no) {
      return false;
    }
  }
}
