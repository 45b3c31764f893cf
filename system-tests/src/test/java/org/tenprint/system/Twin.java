package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.tenprint.localstack.Service;

/**
 * A second instance of a service that runs: the same command and settings but for what the runbook
 * says must be its own: ports, state, log, and booking-service's slot. Close it, which ends it in
 * order.
 *
 * @param port of its door
 * @param management where it says how it is
 */
record Twin(Process process, int port, int management) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long LONGEST_SECONDS = 60;

  /**
   * What it has of its own beside its ports.
   *
   * @param number of the instance, from 2 on
   * @param settings environment beside that of the first
   * @param module folder of what it runs where that is not what the first runs
   */
  record Own(int number, Map<String, String> settings, Optional<Path> module) {
    /** A second that is like the first. */
    static final Own SECOND = new Own(2, Map.of(), Optional.empty());
  }

  /**
   * Starts it.
   *
   * @param first the instance that runs
   */
  static Twin of(Service service, StackProcess first, Own its) {
    int port = free();
    int management = free();
    Map<String, String> own = environment(first);
    own.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(port));
    own.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
    own.computeIfPresent(
        "QUARKUS_LOG_FILE_PATH",
        (k, log) -> log.replaceFirst("\\.log$", "-" + its.number() + ".log"));
    own.computeIfPresent("TENPRINT_STATE_DIR", (name, state) -> state + "-" + its.number());
    if (service == Service.BOOKING) {
      own.put("TENPRINT_SLOT", String.valueOf(its.number() - 1));
    }
    own.putAll(its.settings());
    ProcessBuilder builder =
        new ProcessBuilder(command(first, its))
            .directory(first.folder().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(own);
    try {
      return new Twin(builder.start(), port, management);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(StackProcess first, Own its) {
    List<String> command = new ArrayList<>(first.command());
    its.module()
        .ifPresent(
            module ->
                command.set(
                    command.indexOf("-jar") + 1,
                    module.resolve("target/quarkus-app/quarkus-run.jar").toString()));
    return command;
  }

  private static Map<String, String> environment(StackProcess process) {
    try {
      byte[] all = Files.readAllBytes(Path.of("/proc/" + process.handle().pid() + "/environ"));
      Map<String, String> environment = new HashMap<>();
      for (String one : new String(all, UTF_8).split("\0")) {
        int equals = one.indexOf('=');
        environment.put(one.substring(0, equals), one.substring(equals + 1));
      }
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int free() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it answers that it is ready. */
  boolean ready() {
    return answers("/q/health/ready") != null;
  }

  /** Whether a meter of it counts more than nothing; false where it says nothing. */
  boolean worked(Pattern meter) {
    String metrics = answers("/q/metrics");
    return metrics != null
        && metrics
            .lines()
            .filter(line -> meter.matcher(line).matches())
            .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) > 0);
  }

  /** Null where it does not answer with 200. */
  private String answers(String path) {
    URI address = URI.create("http://127.0.0.1:" + management + path);
    HttpRequest asked = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    try {
      var answer = HTTP.send(asked, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Ends at once; returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
