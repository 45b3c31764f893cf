package org.tenprint.testkit.quarkus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a service under a Quarkus test tells whoever reads its metrics. */
public final class Metrics {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Metrics() {}

  /** The page as it stands. */
  public static String page() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Management.url("/q/metrics"))).timeout(PATIENCE).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError("metrics are not answered", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every series with its value, but for times and rates and what tells of the machine. */
  public static Map<String, Double> told() {
    Map<String, Double> told = new TreeMap<>();
    page()
        .lines()
        .filter(line -> !line.matches("#.*|(jvm|process|system|http|worker|netty)_.*"))
        .filter(line -> !line.matches("[a-z_]+(_rate|_avg|_lag|_lag_max)[{ ].*"))
        .forEach(
            line -> {
              int value = line.lastIndexOf(' ');
              told.put(line.substring(0, value), Double.valueOf(line.substring(value + 1)));
            });
    return told;
  }

  /** What moved between two readings, by how much. */
  public static Map<String, Double> moved(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> moved = new TreeMap<>();
    after.forEach((name, value) -> moved.put(name, value - before.getOrDefault(name, 0.0)));
    moved.values().removeIf(by -> by == 0);
    return moved;
  }
}
