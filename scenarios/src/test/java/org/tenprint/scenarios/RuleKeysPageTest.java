package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reason;
import org.tenprint.testkit.Checkout;

/**
 * docs/rule-keys.md has each key that a rule or a scenario may have, and each word of its lists.
 */
class RuleKeysPageTest {
  private static final Path SOURCES =
      Checkout.root().resolve("scenarios/src/main/java/org/tenprint/scenarios");

  /** Where keys are read: what may stand there, and which entries of a timeline there are. */
  private static final List<String> READERS =
      List.of(
          "text/InstrumentReader.java",
          "text/ConditionReader.java",
          "text/BusinessTime.java",
          "ScenarioReader.java",
          "TimelineReader.java",
          "BookingReader.java",
          "ExpectationReader.java");

  private static final Pattern KEYS =
      Pattern.compile("only\\(([^)]*)\\)|KEYS =\\s+List.of\\(([^)]*)\\)|case (\"[a-z-]+\") ->");

  private static final Pattern NAME = Pattern.compile("\"([a-z-]+)\"");

  private static Set<String> keys() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String reader : READERS) {
      Matcher some = KEYS.matcher(Files.readString(SOURCES.resolve(reader)));
      while (some.find()) {
        NAME.matcher(some.group()).results().forEach(name -> keys.add(name.group(1)));
      }
    }
    return keys;
  }

  private static List<String> missing(String page, Iterable<String> words) {
    List<String> missing = new ArrayList<>();
    for (String word : words) {
      String quoted = Pattern.quote(word);
      if (!Pattern.compile("`" + quoted + "`|[{ ]" + quoted + ":").matcher(page).find()) {
        missing.add(word);
      }
    }
    return missing;
  }

  private static String page() throws IOException {
    return Files.readString(Checkout.root().resolve("docs/rule-keys.md"));
  }

  @Test
  void everyKeyThatIsReadStandsThere() throws IOException {
    Set<String> keys = keys();
    for (String known : List.of("supersedes", "no-permit-from", "dispatch", "as-known")) {
      assertTrue(keys.contains(known), keys.toString());
    }
    assertTrue(keys.size() > 70, keys.toString());
    assertEquals(List.of(), missing(page(), keys));
    assertEquals(List.of("planted"), missing(page(), List.of("planted", "issuer")));
  }

  @Test
  void everyWordOfAListStandsThere() throws IOException {
    List<String> words =
        Stream.<Enum<?>[]>of(
                Issuer.values(),
                Edge.values(),
                Effect.values(),
                PlaceKind.values(),
                RecipientKind.values(),
                MessagePart.values(),
                Status.values(),
                RequestKind.values(),
                RequestPurpose.values(),
                Warrant.values(),
                ConsentTerms.values(),
                IdentificationResult.values(),
                Verdict.values())
            .flatMap(Stream::of)
            .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    assertEquals(List.of(), missing(page(), words));
  }

  @Test
  void aReasonStandsWhereItMayBeGiven() throws IOException {
    List<String> rows = page().lines().filter(line -> line.startsWith("| `")).toList();
    for (Reason reason : Reason.values()) {
      assertEquals(
          reason.isOf(Effect.WITHHOLD),
          rows.stream().anyMatch(row -> row.startsWith("| `" + reason + "` |")),
          reason.name());
      assertTrue(page().contains("`" + reason + "`"), reason.name());
    }
  }
}
