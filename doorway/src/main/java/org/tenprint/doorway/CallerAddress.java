package org.tenprint.doorway;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Who shares one budget by address: IPv4 by all of it, IPv6 by its network of 64 bits. */
public final class CallerAddress {
  private static final int NETWORK_BYTES = 8;
  private static final int IPV6_BYTES = 16;

  private CallerAddress() {}

  /**
   * The name of the budget.
   *
   * @param address null where it is not known
   */
  public static String budget(InetAddress address) {
    if (address == null) {
      return "unknown";
    }
    byte[] bytes = address.getAddress();
    return bytes.length == IPV6_BYTES
        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
        : address.getHostAddress();
  }
}
