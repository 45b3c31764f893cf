package org.tenprint.system;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace of Linux, with a loopback of its own, in which connections can be cut: the
 * kernel's routing drops what goes to a port, or what comes from it, and both ends go on sending as
 * over a line that is gone. Nothing outside of it is touched. Wants the rights of root, and {@code
 * unshare} and {@code ip}.
 */
final class OwnNetwork {
  /** Which way packets are dropped, as seen by who connects to the port. */
  enum Way {
    /** What is asked is lost. */
    TO("dport"),
    /** It is heard, and the answer is lost. */
    FROM("sport");

    private final String selector;

    Way(String selector) {
      this.selector = selector;
    }
  }

  /** Rules are taken in this order; that of local addresses comes first in a new namespace. */
  private static final String CUT = "5";

  private static final String LOCAL = "100";

  private OwnNetwork() {}

  /** Whether one can be made here. */
  static boolean possible() throws InterruptedException {
    return Command.succeeds("unshare", "--net", "ip", "link", "set", "lo", "up");
  }

  /**
   * Runs a class' {@code main} in one, with this process' class path and the project's properties.
   *
   * @return its exit code
   */
  static int run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g"));
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith("tenprint.")) {
                command.add("-D" + name + "=" + value);
              }
            });
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(new File(System.getProperty("user.dir")))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader says = process.inputReader()) {
      // not by inheritance: this JVM's own output is a channel of its parent's
      says.lines().forEach(System.out::println);
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }

  /** Makes it ready, once, from within. */
  static void prepare() throws InterruptedException {
    must("ip", "link", "set", "lo", "up");
    must("ip", "rule", "add", "pref", LOCAL, "lookup", "local");
    must("ip", "rule", "del", "pref", "0");
  }

  /** Cuts a port off for some time. */
  static void cut(int port, Set<Way> ways, Duration time) throws InterruptedException {
    cut(List.of(port), ways, time);
  }

  /** The same of several ports at once. */
  static void cut(List<Integer> ports, Set<Way> ways, Duration time) throws InterruptedException {
    ports.forEach(port -> ways.forEach(way -> rule("add", port, way)));
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } finally {
      ports.forEach(port -> ways.forEach(way -> rule("del", port, way)));
    }
  }

  private static void rule(String what, int port, Way way) {
    try {
      must("ip", "rule", what, "pref", CUT, "ipproto", "tcp", way.selector, "" + port, "blackhole");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void must(String... command) throws InterruptedException {
    if (!Command.succeeds(command)) {
      throw new AssertionError(String.join(" ", command));
    }
  }
}
