package org.tenprint.notification;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.TestDoor.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The doorkeeper stands here too: a socket without a request is ended, who asks is answered. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class IdleSocketsIT {
  private static final int SOCKETS = 2_000;

  @TestHTTPResource("/instruments")
  URI instruments;

  @Test
  void socketsWithoutARequestKeepNobodyWaitingAndAreEnded() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < SOCKETS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), instruments.getPort());
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        send(socket);
      }
      given().get("/no-such-page").then().statusCode(404);
      for (Socket socket : sockets) {
        assertTrue(ended(socket), "no request was sent, and it is still there");
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void send(Socket socket) {
    try {
      socket.getOutputStream().write("GET /instr".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException ended) {
      // which reading from it tells too
    }
  }

  private static boolean ended(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
