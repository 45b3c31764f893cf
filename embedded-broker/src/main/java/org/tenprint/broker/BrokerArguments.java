package org.tenprint.broker;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param data directory that holds the log; created when absent
 * @param port loopback port for clients, 0 for any free one
 * @param identity folder of the broker's own credential; empty is a broker for tests, open to all
 * @param peers folder of what it shows to brokers alone, of an authority that certifies nobody
 *     else; empty shows them its identity
 * @param cluster id of a cluster of several nodes, 22 characters; empty draws one
 * @param overrides broker properties that replace those of {@link NodeProperties}
 */
record BrokerArguments(
    Path data,
    int port,
    Optional<Path> identity,
    Optional<Path> peers,
    Optional<String> cluster,
    Map<String, String> overrides) {

  static final String USAGE =
      "usage: BrokerMain --data DIRECTORY (--identity DIRECTORY | --unprotected true) [--port PORT]"
          + " [--peers DIRECTORY] [--cluster ID] [--set broker.property=value]...";

  BrokerArguments {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port " + port + " is outside 0..65535");
    }
    overrides = Map.copyOf(overrides);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a line for the person who typed it
   */
  static BrokerArguments parse(List<String> arguments) {
    Path data = null;
    Path identity = null;
    Path peers = null;
    boolean unprotected = false;
    String cluster = null;
    int port = 0;
    Map<String, String> overrides = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(option + " needs a value; " + USAGE);
      }
      String value = arguments.get(i + 1);
      switch (option) {
        case "--data" -> data = directory(option, value);
        case "--identity" -> identity = directory(option, value);
        case "--peers" -> peers = directory(option, value);
        case "--unprotected" -> unprotected = Boolean.parseBoolean(value);
        case "--port" -> port = number(value);
        case "--cluster" -> cluster = value;
        case "--set" -> override(value, overrides);
        default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
      }
    }
    if (data == null) {
      throw new IllegalArgumentException("--data is missing; " + USAGE);
    }
    if (unprotected == (identity != null)) {
      throw new IllegalArgumentException("either --identity or --unprotected true; " + USAGE);
    }
    if (unprotected && peers != null) {
      throw new IllegalArgumentException("--peers needs --identity; " + USAGE);
    }
    return new BrokerArguments(
        data,
        port,
        Optional.ofNullable(identity),
        Optional.ofNullable(peers),
        Optional.ofNullable(cluster),
        overrides);
  }

  private static Path directory(String option, String value) {
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(option + " " + value + " is not a path", e);
    }
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--port " + value + " is not a number", e);
    }
  }

  private static void override(String value, Map<String, String> overrides) {
    int equals = value.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--set " + value + " is not of the form property=value");
    }
    overrides.put(value.substring(0, equals), value.substring(equals + 1));
  }
}
