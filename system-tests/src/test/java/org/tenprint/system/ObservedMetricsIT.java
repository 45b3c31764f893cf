package org.tenprint.system;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** What alerts and dashboards ask for is what running services tell, to the label. */
class ObservedMetricsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DEPLOY = Checkout.root().resolve("deploy");
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:]+)\\{([^}]*)\\}");
  private static final Pattern LABELS = Pattern.compile("\\b(by|without) \\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("\\b[a-z]+_[a-z_]+\\b");

  /** Prometheus' own, and what it adds to each scrape. */
  private static final Set<String> ITS_OWN = Set.of("ALERTS", "up", "instance", "job");

  private static final Map<String, Set<String>> TOLD = new TreeMap<>();

  @BeforeAll
  static void scrape() throws Exception {
    for (Service service : Service.values()) {
      String answer = metrics(service);
      Pattern line = Pattern.compile("(?m)^([a-z_]+)(?:\\{([^}]*)\\})? ");
      Matcher told = line.matcher(answer);
      while (told.find()) {
        TOLD.computeIfAbsent(told.group(1), name -> new TreeSet<>())
            .addAll(labels(told.group(2) == null ? "" : told.group(2)));
      }
    }
  }

  private static String metrics(Service service) throws IOException, InterruptedException {
    URI metrics = URI.create(Stack.shared().ports().managementUrl(service) + "/q/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
        .body();
  }

  /** What each service says of the topics of its reference data. */
  private static Map<String, Set<String>> told() throws IOException, InterruptedException {
    Map<String, Set<String>> feeds = new TreeMap<>();
    for (Service service : Service.values()) {
      feeds.put(
          service.module(),
          metrics(service)
              .lines()
              .filter(one -> one.startsWith("tenprint_feeds_"))
              .collect(toSet()));
    }
    return feeds;
  }

  private static Set<String> labels(String text) {
    return Pattern.compile("([a-z_]+)=~?\"")
        .matcher(text)
        .results()
        .map(label -> label.group(1))
        .collect(toSet());
  }

  private static Set<String> expressions() throws IOException {
    Set<String> all = new TreeSet<>();
    Object rules =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(DEPLOY.resolve("prometheus/alerts.yml")));
    JsonNode alerts = JSON.valueToTree(rules);
    all.addAll(alerts.findValuesAsText("expr"));
    for (JsonNode alert : alerts.findValue("rules")) {
      assertTrue(alert.at("/annotations/summary").isTextual(), alert.toString());
      assertTrue(alert.at("/annotations/what").isTextual(), alert + " says nobody what to do");
      assertTrue(Set.of("page", "ticket").contains(alert.at("/labels/severity").asText()));
    }
    try (Stream<Path> dashboards = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
      for (Path dashboard : dashboards.toList()) {
        all.addAll(JSON.readTree(dashboard.toFile()).findValuesAsText("expr"));
      }
    }
    return all;
  }

  /** What an expression asks for that nobody tells. */
  private static Set<String> unknown(String expression) {
    Set<String> unknown = new TreeSet<>();
    Set<String> known = new TreeSet<>(ITS_OWN);
    Matcher selector = SELECTOR.matcher(expression);
    while (selector.find()) {
      Set<String> of = TOLD.getOrDefault(selector.group(1), Set.of());
      labels(selector.group(2)).stream()
          .filter(label -> !of.contains(label) && !ITS_OWN.contains(label))
          .filter(label -> !ITS_OWN.contains(selector.group(1)))
          .forEach(label -> unknown.add(selector.group(1) + "{" + label + "}"));
    }
    String bare = expression.replaceAll("\\{[^}]*\\}", "");
    Matcher grouped = LABELS.matcher(bare);
    while (grouped.find()) {
      known.addAll(Set.of(grouped.group(2).split(", *")));
    }
    Matcher name = NAME.matcher(LABELS.matcher(bare).replaceAll(""));
    while (name.find()) {
      if (!TOLD.containsKey(name.group())) {
        unknown.add(name.group());
      }
    }
    TOLD.values().forEach(known::removeAll);
    known.removeAll(ITS_OWN);
    unknown.addAll(known);
    return unknown;
  }

  @Test
  void everyMetricAndLabelAskedForIsTold() throws IOException {
    Map<String, Set<String>> wrong = new TreeMap<>();
    Set<String> expressions = expressions();
    assertTrue(expressions.size() > 15, expressions.toString());
    for (String expression : expressions) {
      Set<String> unknown = unknown(expression);
      if (!unknown.isEmpty()) {
        wrong.put(expression, unknown);
      }
    }
    assertEquals(Map.of(), wrong);
  }

  /** Each topic once, caught up, and nothing but the catalogue's names. */
  @Test
  void eachServiceTellsOfEveryTopicOfItsReferenceData() {
    Map<String, Set<String>> all =
        Map.of(
            "booking-service",
                feeds(
                    "booking.receipts.v1",
                    "notification.dispositions.v1",
                    "notification.erasures.v1"),
            "biometric-service",
                feeds(
                    "biometric.enrolments.v1",
                    "biometric.removals.v1",
                    "notification.erasures.v1",
                    "notification.reassignments.v1"),
            "immigration-service",
                feeds(
                    "immigration.records.v1", "biometric.removals.v1", "notification.erasures.v1"),
            "notification-service",
                feeds(
                    "notification.instruments.v1",
                    "notification.expungements.v1",
                    "notification.reassignments.v1",
                    "notification.erasures.v1"));
    // under load a feed is behind for a moment
    Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertEquals(all, told()));
  }

  private static Set<String> feeds(String... topics) {
    return Stream.of(topics)
        .flatMap(
            topic ->
                Stream.of(
                    "tenprint_feeds_ready{topic=\"" + topic + "\"} 1.0",
                    "tenprint_feeds_behind{topic=\"" + topic + "\"} 0.0"))
        .collect(toSet());
  }

  @Test
  void aMetricOrLabelThatNobodyTellsIsSeen() {
    assertEquals(Set.of("tenprint_wake_total"), unknown("sum(rate(tenprint_wake_total[5m])) > 0"));
    assertEquals(
        Set.of("tenprint_wakes_total{outcome}"), unknown("tenprint_wakes_total{outcome=\"x\"}"));
    assertEquals(Set.of("verdict"), unknown("sum by (verdict) (tenprint_wakes_total)"));
    assertFalse(TOLD.isEmpty());
  }

  /** Prometheus would not start with rules that it is not given. */
  @Test
  void theRulesAreGivenToPrometheus() throws IOException {
    assertTrue(
        Files.readString(DEPLOY.resolve("prometheus/prometheus.yml")).contains("- alerts.yml"));
    assertTrue(
        Files.readString(Checkout.root().resolve("docker-compose.yml"))
            .contains("./deploy/prometheus/alerts.yml:/etc/prometheus/alerts.yml:ro"));
  }
}
