package org.tenprint.testkit;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Apicurio registry in a process of its own, which holds its schemas in memory. Its files
 * are unpacked by Maven for modules that set {@code tenprint.registry.phase}.
 */
public final class RealRegistry implements AutoCloseable {
  private final Process process;
  private final URI base;
  private final int management;
  private final HttpClient http = HttpClient.newHttpClient();

  private RealRegistry(Process process, URI base, int management) {
    this.process = process;
    this.base = base;
    this.management = management;
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param log what it says
   * @throws IllegalStateException with what it said, if it ends before it answers
   */
  public static RealRegistry start(Path log) throws IOException {
    Path folder = Path.of(System.getProperty("tenprint.registry"));
    int port = freePort();
    int management = freePort();
    Process process =
        new ProcessBuilder(
                System.getProperty("tenprint.registry.java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + management,
                "-jar",
                runner(folder).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    RealRegistry registry =
        new RealRegistry(
            process, URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7"), management);
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !process.isAlive() || registry.answers());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(log));
    }
    return registry;
  }

  private static Path runner(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches(".*-runner\\.jar|quarkus-run\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    try {
      return get("/subjects").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address of its compatibility API. */
  public URI base() {
    return base;
  }

  /** The port at which one of version 3 tells how it is. */
  public int management() {
    return management;
  }

  /** What it answers to a path below its address. */
  public HttpResponse<String> get(String path) throws IOException {
    return ask(URI.create(base + path));
  }

  /** What is answered at an address. */
  public HttpResponse<String> ask(URI address) throws IOException {
    try {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
