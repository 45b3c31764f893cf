package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.scenarios.text.InstrumentWords;

/** The page of the library of law, for reading beside the texts. */
final class LawPage {
  private static final String HEAD =
      """
      # Instruments of real law, and how far the rules say them

      Made of the files in [laws](../laws/README.md); a test holds the two equal. This is no legal advice, and nothing of it is in force in any system. What is *not certain* is to be checked
      before anybody cites it; where the rules cannot say what the text says, the reading is taken that tells less. A test plays every edge.
      """;

  private final List<Law> laws;

  LawPage(List<Law> laws) {
    this.laws = new ArrayList<>(laws);
    this.laws.sort(Comparator.comparing(Law::name));
  }

  /** The page, in Markdown. */
  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n| law | | read |\n|---|---|---|\n");
    for (Law law : laws) {
      page.append(
          "| [%s](#%s) | %s | %s |\n"
              .formatted(law.title(), anchor(law), law.citation(), how(law.read())));
    }
    laws.forEach(law -> append(page, law));
    return page.toString();
  }

  private static String how(Law.Read read) {
    return switch (read) {
      case TEXT -> "the text";
      case SUMMARY -> "a summary";
      case MEMORY -> "from memory";
    };
  }

  private static String anchor(Law law) {
    return law.title()
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }

  private static void append(StringBuilder page, Law law) {
    page.append("\n## ").append(law.title()).append("\n");
    page.append(law.citation())
        .append(" ([")
        .append(law.name())
        .append("](../laws/")
        .append(law.name())
        .append(".yaml))\n\n");
    page.append(law.sentence()).append("\n");
    list(page, "Not certain", law.assumed());
    list(page, "What the rules cannot say, and the reading taken", law.unsaid());
    list(page, "As rules", law.instruments().stream().map(one -> rule(law, one)).toList());
    String edges = "Edges, played";
    if (!law.besides().isEmpty()) {
      edges += " beside " + String.join(", ", law.besides());
    }
    list(page, edges, law.scenarios().stream().map(LawPage::edge).toList());
  }

  private static void list(StringBuilder page, String what, List<String> items) {
    if (!items.isEmpty()) {
      page.append("\n*").append(what).append("*\n");
      items.forEach(item -> page.append("- ").append(item).append("\n"));
    }
  }

  private static String rule(Law law, Instrument one) {
    String cited = one.provenance().citation();
    return "`%s`%s: %s"
        .formatted(
            one.id(),
            cited.equals(law.citation()) ? "" : " (" + cited + ")",
            String.join(" ", InstrumentWords.of(one)));
  }

  /** What is asked, if anything is; else who is told. */
  private static String edge(Scenario scenario) {
    Map<Recipient, Expectation.Wanted> wanted =
        scenario
            .expect()
            .told()
            .get(Expectation.EVERY_BOOKING)
            .dispositions()
            .orElseThrow(() -> new IllegalStateException(scenario.name()));
    boolean asked = wanted.keySet().stream().anyMatch(r -> r.edge() == Edge.REQUEST);
    List<String> said = new ArrayList<>();
    wanted.forEach(
        (recipient, told) -> {
          if (!asked || recipient.edge() == Edge.REQUEST) {
            said.add(recipient.text() + " " + said(told));
          }
        });
    return scenario.title() + ": " + String.join("; ", said) + ".";
  }

  private static String said(Expectation.Wanted told) {
    return told.outcome()
        + told.reason().map(reason -> " " + reason).orElse("")
        + told.instruments().map(ids -> " (" + String.join(", ", ids) + ")").orElse("")
        + told.withheld().stream()
            .map(one -> " without " + part(one) + " (" + String.join(", ", one.instruments()) + ")")
            .collect(Collectors.joining());
  }

  private static String part(KeptBack kept) {
    return kept.part().name().toLowerCase(Locale.ROOT);
  }
}
