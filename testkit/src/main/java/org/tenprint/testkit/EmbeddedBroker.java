package org.tenprint.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The module {@code embedded-broker} as a child JVM that ends with this one. */
final class EmbeddedBroker implements BrokerProcess {

  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 30;
  private static final String READY = "READY ";

  private final Path data;
  private final List<String> protection;
  private Process process;
  private String bootstrapServers;
  private boolean untouched = true;

  /**
   * Starts a broker on a free loopback port.
   *
   * @param data folder that keeps its records
   */
  EmbeddedBroker(Path data) {
    this(data, List.of("--unprotected", "true"));
  }

  /**
   * Starts one that asks every client for a certificate.
   *
   * @param data folder that keeps its records
   * @param identity folder of the broker's own credential
   * @param peers folder of what it shows to brokers alone
   */
  static EmbeddedBroker closed(Path data, Path identity, Path peers) {
    return new EmbeddedBroker(
        data, List.of("--identity", identity.toString(), "--peers", peers.toString()));
  }

  private EmbeddedBroker(Path data, List<String> protection) {
    this.data = data;
    this.protection = protection;
    launch(0);
  }

  @Override
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public synchronized void start() {
    if (!process.isAlive()) {
      launch(Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1)));
    }
  }

  @Override
  public synchronized boolean untouched() {
    return untouched && process.isAlive();
  }

  @Override
  public synchronized void stop() {
    untouched = false;
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it ended by itself: there is no pipe left to close
    }
    awaitExit("stop");
  }

  @Override
  public synchronized void kill() {
    untouched = false;
    process.destroyForcibly();
    awaitExit("kill");
  }

  private void awaitExit(String what) {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("broker did not " + what + " in " + STOP_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker should " + what, e);
    }
  }

  private void launch(int port) {
    Path module = Checkout.root().resolve("embedded-broker").resolve("target");
    Path libraries = module.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          libraries + " is missing: build it with ./mvnw -pl embedded-broker package");
    }
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dkeystore.pkcs12.keyPbeIterationCount=1"));
    command.addAll(BrokerClasses.flags(module));
    command.addAll(
        List.of(
            "org.tenprint.broker.BrokerMain",
            "--data",
            data.toString(),
            "--port",
            String.valueOf(port),
            // tests stamp events in the past: none is deleted for its age while a test runs
            "--set",
            "log.retention.check.interval.ms=86400000",
            // nor thirty seconds after its start, when the broker looks for the first time
            "--set",
            "log.initial.task.delay.ms=86400000"));
    command.addAll(protection);
    try {
      Files.createDirectories(data.toAbsolutePath().getParent());
      process =
          new ProcessBuilder(command)
              .redirectError(data.resolveSibling(data.getFileName() + ".log").toFile())
              .start();
      bootstrapServers = awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String awaitReady() throws IOException {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine);
    try {
      String ready = line.get(START_SECONDS, TimeUnit.SECONDS);
      if (ready != null && ready.startsWith(READY)) {
        return ready.substring(READY.length());
      }
      throw new IllegalStateException(
          "the broker did not start; it says: "
              + Files.readString(data.resolveSibling(data.getFileName() + ".log")));
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the broker did not start in " + START_SECONDS + " s", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker started", e);
    }
  }

  private String readLine() {
    try {
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return output.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
