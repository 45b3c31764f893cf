package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tenprint.testkit.Checkout;

/** When each alert fires and when it does not, by Prometheus' own tool where it is there. */
class AlertRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Checkout.root().resolve("deploy/prometheus");
  private static final String RULES = "alerts.yml";
  private static final String CASES = "alerts.test.yml";

  private static JsonNode read(String file) throws IOException {
    Object yaml =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(FOLDER.resolve(file)));
    return JSON.valueToTree(yaml);
  }

  @Test
  void eachAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
    Set<String> alerts = new TreeSet<>(read(RULES).findValuesAsText("alert"));
    Set<String> fires = new TreeSet<>();
    Set<String> rests = new TreeSet<>();
    for (JsonNode tests : read(CASES).findValues("alert_rule_test")) {
      for (JsonNode one : tests) {
        (one.has("exp_alerts") ? fires : rests).add(one.path("alertname").asText());
      }
    }
    assertTrue(alerts.size() > 10, alerts.toString());
    assertEquals(alerts, fires);
    assertEquals(alerts, rests);
  }

  /** Who is woken by one finds it there, with how soon it is to be looked at. */
  @Test
  void eachAlertStandsInTheRunbook() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (JsonNode group : read(RULES).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        rules.add(
            "%s %s"
                .formatted(
                    rule.path("alert").asText(), rule.path("labels").path("severity").asText()));
      }
    }
    Set<String> rows =
        Pattern.compile("(?m)^\\| `(\\w+)` \\| (page|ticket) \\|")
            .matcher(Files.readString(Checkout.root().resolve("docs/runbooks/watching.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(rules.size() > 10, rules.toString());
    assertEquals(rules, rows);
  }

  @Test
  void theyFireWhenTheyShould() throws InterruptedException {
    assumeTrue(Command.succeeds("promtool", "--version"), "needs promtool");
    assertTrue(
        Command.succeeds("promtool", "test", "rules", FOLDER.resolve(CASES).toString()),
        "promtool test rules " + FOLDER.resolve(CASES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up{job=\"tenprint\"} == 0 | up{job=\"tenprint\"} == 1",
        "lag_max) > 1000 | lag_max) > 1001",
        "tenprint_recipients_closed) > 0 | tenprint_recipients_closed) > 1",
        "{reason!=\"FORGED\"} | {reason=\"FORGED\"}",
        "outcome=\"SERVER_ERROR\" | outcome=\"CLIENT_ERROR\"",
        "(jvm_memory_max_bytes{area=\"heap\"} > 0) | (jvm_memory_max_bytes{area=\"heap\"} > 1000)",
        "tenprint_wakes_total[15m])) == 0 | tenprint_wakes_total[15m])) < 0"
      })
  void anAlertThatIsWrongIsSeen(String right, String wrong, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(Command.succeeds("promtool", "--version"), "needs promtool");
    String rules = Files.readString(FOLDER.resolve(RULES));
    assertTrue(rules.contains(right), right);
    Files.writeString(folder.resolve(RULES), rules.replace(right, wrong));
    Files.copy(FOLDER.resolve(CASES), folder.resolve(CASES));
    assertFalse(
        Command.succeeds("promtool", "test", "rules", folder.resolve(CASES).toString()), wrong);
  }
}
