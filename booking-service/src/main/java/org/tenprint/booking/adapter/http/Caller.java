package org.tenprint.booking.adapter.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetSocketAddress;
import org.tenprint.doorway.CallerAddress;

/**
 * Who shares one budget at the door: by address, as long as callers have no identity; then by
 * principal, and nothing but this class changes.
 */
record Caller(String name) {
  static Caller of(HttpServerRequest request) {
    String host = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    return new Caller(
        CallerAddress.budget(host == null ? null : new InetSocketAddress(host, 0).getAddress()));
  }
}
