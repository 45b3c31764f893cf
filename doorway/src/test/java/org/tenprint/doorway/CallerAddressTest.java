package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CallerAddressTest {
  @Test
  void aNetworkOfIpv6IsOneCallerAndEachIpv4AddressOne() throws UnknownHostException {
    assertEquals(budget("2001:db8:1:2::1"), budget("2001:db8:1:2:ffff::9"));
    assertNotEquals(budget("2001:db8:1:2::1"), budget("2001:db8:1:3::1"));
    assertNotEquals(budget("192.0.2.1"), budget("192.0.2.2"));
    assertEquals("unknown", CallerAddress.budget(null));
  }

  private static String budget(String address) throws UnknownHostException {
    return CallerAddress.budget(InetAddress.getByName(address));
  }
}
