package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

  @Test
  void everyServiceNeedsAPort() {
    Map<Service, Integer> one = Map.of(Service.BOOKING, 1);
    assertThrows(IllegalArgumentException.class, () -> new Ports(1, 2, one, one));
  }
}
