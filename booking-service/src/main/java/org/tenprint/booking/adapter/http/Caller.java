package org.tenprint.booking.adapter.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who shares one budget at the door: by address, IPv6 by its network of 64 bits, as long as callers
 * have no identity; then by principal, and nothing but this class changes.
 */
record Caller(String name) {
  private static final int NETWORK_BYTES = 8;
  private static final int IPV6_BYTES = 16;

  static Caller of(HttpServerRequest request) {
    String host = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    if (host == null) {
      return new Caller("unknown");
    }
    InetAddress address = new InetSocketAddress(host, 0).getAddress();
    byte[] bytes = address == null ? new byte[0] : address.getAddress();
    return new Caller(
        bytes.length == IPV6_BYTES
            ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
            : host);
  }
}
