package org.tenprint.broker;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs one node as a child process.
 *
 * <p>{@code BrokerMain --data DIRECTORY --identity DIRECTORY [--peers DIRECTORY] [--port PORT]
 * [--set broker.property=value]...} prints {@code READY host:port} on standard output when clients
 * may connect, and stops when standard input ends, so that it cannot outlive the process that
 * started it. A start that fails prints one line on standard error and exits with {@value
 * #EXIT_NOT_STARTED}; a wrong command line with {@value #EXIT_USAGE}.
 *
 * <p>{@code --identity} names the folder of the broker's credential ({@code client.pem}, {@code
 * ca.pem}): it speaks TLS alone and asks everybody for a certificate. {@code --unprotected true} in
 * its place is for tests. {@code --peers} names another such folder, shown to brokers alone: a
 * stack makes it anew at each start, so that a copy of a broker and the original cannot speak to
 * each other.
 *
 * <p>A terminal's Ctrl-C reaches a whole process group at once. So that the parent can stop the
 * broker's clients first, a signal does not stop the node at once: it waits up to {@value
 * #PATIENCE_SECONDS} seconds for the parent to close the pipe.
 */
public final class BrokerMain {

  static final int EXIT_USAGE = 2;
  static final int EXIT_NOT_STARTED = 3;
  private static final int PATIENCE_SECONDS = 10;

  private BrokerMain() {}

  /** Entry point of the child process; see the class for arguments, output and exit codes. */
  public static void main(String[] args) {
    BrokerArguments arguments;
    try {
      arguments = BrokerArguments.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      fail(e.getMessage(), EXIT_USAGE);
      return;
    }
    try {
      serve(BrokerNode.start(arguments));
    } catch (BrokerStartException e) {
      fail(e.getMessage(), EXIT_NOT_STARTED);
    }
  }

  private static void serve(BrokerNode node) {
    CountDownLatch parentGone = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopAfterParent(parentGone, node), "stop"));
    System.out.println("READY " + node.bootstrapServers());
    System.out.flush();
    drain(System.in);
    parentGone.countDown();
    System.exit(0);
  }

  private static void stopAfterParent(CountDownLatch parentGone, BrokerNode node) {
    try {
      parentGone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    node.close();
  }

  /** Returns when the other end of the pipe is closed, which the kernel also does on its death. */
  private static void drain(InputStream input) {
    byte[] ignored = new byte[256];
    try {
      while (input.read(ignored) >= 0) {
        // only the end carries meaning
      }
    } catch (IOException e) {
      // a broken pipe is the end of it too
    }
  }

  /** Threads of a half-started node would keep the process alive, hence no orderly exit. */
  private static void fail(String message, int exitCode) {
    System.err.println("embedded-broker: " + message.replaceAll("\\s*\\R\\s*", " "));
    System.err.flush();
    Runtime.getRuntime().halt(exitCode);
  }
}
