package org.tenprint.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.answer.ExitCodes;

class BrokerAwayIT {
  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    saysSoInALine("127.0.0.1:" + port);
  }

  @Test
  void somebodyListensAndSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      saysSoInALine("127.0.0.1:" + silent.getLocalPort());
    }
  }

  @Test
  void theNameIsNone() {
    saysSoInALine("no-such-host.invalid:9092");
  }

  private static void saysSoInALine(String address) {
    Cli away =
        assertTimeout(
            Duration.ofSeconds(60),
            () -> Cli.on(address, "audit", "show", SampleCase.ORI, "TCN0000001"));
    assertEquals(ExitCodes.CANNOT_ANSWER, away.exit());
    assertEquals(1, away.err().lines().count(), away.err());
    assertTrue(away.err().contains(address), away.err());
    assertEquals("", away.out());
  }
}
