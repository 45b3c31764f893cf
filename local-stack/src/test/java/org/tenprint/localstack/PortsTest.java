package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void freePortsAreSixDifferentOnes() {
    Ports ports = Ports.free();
    Set<Integer> all = new HashSet<>(ports.services().values());
    all.add(ports.kafka());
    all.add(ports.postgres());
    assertEquals(6, all.size());
    ports.requireFree();
  }

  /** A port that was free may be a connection's own by the time that a service listens at it. */
  @Test
  void noFreePortIsOneThatTheSystemGivesToConnections() throws IOException {
    Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    int first = 32_768;
    if (Files.exists(range)) {
      // by a buffer: a second read of such a file finds its end
      try (BufferedReader lines = Files.newBufferedReader(range)) {
        first = Integer.parseInt(lines.readLine().trim().split("\\s+")[0]);
      }
    }
    for (int port : Ports.free(50)) {
      assertTrue(port > 1024 && port < first, port + " of " + first);
    }
  }

  @Test
  void whoAsksAgainIsGivenOthersThoughNobodyListensYet() {
    Set<Integer> seen = new HashSet<>(Ports.free(20));
    for (int port : Ports.free(20)) {
      assertTrue(seen.add(port), String.valueOf(port));
    }
  }

  @Test
  void aTakenPortIsNamedWithItsPurposeAndTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      Map<Service, Integer> services = new HashMap<>(Ports.free().services());
      services.put(Service.BIOMETRIC, taken.getLocalPort());
      Ports ports =
          new Ports(
              Ports.free().kafka(), Ports.free().postgres(), services, Ports.free().management());
      var refused = assertThrows(StackException.class, ports::requireFree);
      assertEquals(
          ("port %d (biometric) on 127.0.0.1 is taken: stop what uses it or choose another with"
                  + " --biometric-port or TENPRINT_BIOMETRIC_PORT")
              .formatted(taken.getLocalPort()),
          refused.getMessage());
    }
  }

  @Test
  void onePortForTwoIsRefused() {
    Ports free = Ports.free();
    Ports ports = new Ports(free.kafka(), free.kafka(), free.services(), free.management());
    var refused = assertThrows(StackException.class, ports::requireFree);
    assertTrue(refused.getMessage().contains("both kafka and postgres"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536, 99_999})
  void aNumberThatIsNoPortIsNamedWithItsPurposeAndTheWayOut(int none) {
    Ports free = Ports.free();
    String how = " is no port: choose another with --kafka-port or TENPRINT_KAFKA_PORT";
    StackException kafka =
        assertThrows(
            StackException.class,
            () -> new Ports(none, free.postgres(), free.services(), free.management()));
    assertEquals(none + " (kafka)" + how, kafka.getMessage());
    Map<Service, Integer> services = new HashMap<>(free.services());
    services.put(Service.IMMIGRATION, none);
    StackException service =
        assertThrows(
            StackException.class,
            () -> new Ports(free.kafka(), free.postgres(), services, free.management()));
    assertEquals(
        none
            + " (immigration)"
            + how.replace("kafka", "immigration").replace("KAFKA", "IMMIGRATION"),
        service.getMessage());
  }

  /** The first of four is a port and the last is none. */
  @Test
  void managementPortsThatRunOutOfNumbersAreRefused() {
    Ports free = Ports.free();
    StackException refused =
        assertThrows(
            StackException.class,
            () ->
                new Ports(
                    free.kafka(), free.postgres(), free.services(), Ports.managementFrom(65_533)));
    assertTrue(refused.getMessage().contains("--management-port"), refused.getMessage());
    new Ports(free.kafka(), free.postgres(), free.services(), Ports.managementFrom(65_532));
  }

  @Test
  void addressesAreOfLoopback() {
    Ports ports = new Ports(1, 2, Ports.managementFrom(8081), Ports.managementFrom(9081));
    assertEquals("127.0.0.1:1", ports.bootstrapServers());
    assertEquals("https://127.0.0.1:8083", ports.url(Service.IMMIGRATION));
    assertEquals("http://127.0.0.1:9081", ports.managementUrl(Service.BOOKING));
  }

  @Test
  void everyServiceNeedsAPort() {
    Map<Service, Integer> one = Map.of(Service.BOOKING, 1);
    assertThrows(IllegalArgumentException.class, () -> new Ports(1, 2, one, one));
  }
}
