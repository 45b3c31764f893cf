package org.tenprint.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.Gathered;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * Reads the files of a library of law.
 *
 * <p>Nobody approved anything in a library. So that its scenarios can be played, an instrument that
 * does not say otherwise counts as known since it begins and as approved by two; one with {@code
 * approvals: []} is a draft. What it does not cite is the law's own citation.
 */
public final class LawReader {
  /** The key that makes a file one of a library. */
  static final String KEY = "law";

  private static final String[] KEYS = {
    KEY,
    "title",
    "citation",
    "read",
    "sentence",
    "assumed",
    "unsaid",
    "beside",
    "instruments",
    "scenarios"
  };
  private static final String[] SCENARIO_KEYS = {
    "scenario", "title", "instruments", "timeline", "expect"
  };
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,79}";
  private static final String ASSUMED = "(day assumed|from memory)\\b.*";

  private LawReader() {}

  /** Whether a file is one of a library. */
  static boolean isLaw(Node root) throws UnreadableText {
    return root.optional(KEY, name -> name).isPresent();
  }

  /**
   * Reads a law, and the instruments of those beside it.
   *
   * @throws UnreadableText if a file is missing or not of the format
   */
  public static Law read(Path file) throws UnreadableText {
    return read(file, ScenarioReader.root(file));
  }

  static Law read(Path file, Node root) throws UnreadableText {
    root.only(KEYS);
    Gathered all = new Gathered();
    String name = all.of(() -> ScenarioReader.named(root.at(KEY), file));
    String title = all.of(() -> root.at("title").text());
    String citation = all.of(() -> root.at("citation").text());
    Law.Read how = all.of(() -> root.at("read").word(Law.Read.class));
    String sentence = all.of(() -> root.at("sentence").text());
    List<String> assumed =
        all.of(
            () ->
                root.optional("assumed", list -> list.itemOrItems(LawReader::assumed))
                    .orElse(List.of()));
    List<String> unsaid = all.of(() -> texts(root, "unsaid"));
    List<String> besides = all.of(() -> texts(root, "beside"));
    List<Instrument> instruments = all.of(() -> instruments(root, String.valueOf(citation)));
    all.check();
    List<Instrument> beside = new ArrayList<>();
    for (String other : besides) {
      beside.addAll(beside(file, root.at("beside"), other));
    }
    List<Instrument> inForce = ScenarioReader.concat(beside, instruments);
    Texts.onceEach(root, inForce, List.of());
    List<Scenario> scenarios =
        root.at("scenarios").items(scenario -> scenario(scenario, inForce, citation));
    onceEach(root, scenarios);
    return new Law(
        name,
        title,
        citation,
        how,
        sentence,
        assumed,
        unsaid,
        besides,
        beside,
        instruments,
        scenarios);
  }

  private static void onceEach(Node root, List<Scenario> scenarios) throws UnreadableText {
    Set<String> names = new HashSet<>();
    for (Scenario scenario : scenarios) {
      if (!names.add(scenario.name())) {
        throw root.at("scenarios").error("two scenarios have the name %s", scenario.name());
      }
    }
  }

  private static List<String> texts(Node root, String key) throws UnreadableText {
    return root.optional(key, list -> list.itemOrItems(Node::text)).orElse(List.of());
  }

  private static String assumed(Node item) throws UnreadableText {
    return item.text("(?s)" + ASSUMED, "what begins with \"day assumed\" or \"from memory\"");
  }

  private static List<Instrument> instruments(Node root, String citation) throws UnreadableText {
    return root.optional(
            "instruments",
            list -> list.items(node -> InstrumentReader.readUnrecorded(node, citation)))
        .orElse(List.of());
  }

  private static List<Instrument> beside(Path file, Node at, String name) throws UnreadableText {
    if (!name.matches(NAME)) {
      throw at.error("%s is no name of a law", name);
    }
    Node other = ScenarioReader.root(file.resolveSibling(name + ".yaml")).only(KEYS);
    return instruments(other, other.at("citation").text());
  }

  private static Scenario scenario(Node node, List<Instrument> all, String citation)
      throws UnreadableText {
    node.only(SCENARIO_KEYS);
    List<Instrument> instruments = ScenarioReader.concat(all, instruments(node, citation));
    List<TimelineEvent> timeline = TimelineReader.read(node.at("timeline"));
    Texts.onceEach(node, instruments, timeline);
    return new Scenario(
        node.at("scenario").text(NAME, "a name of small letters, digits and hyphens"),
        node.at("title").text(),
        instruments,
        timeline,
        ExpectationReader.read(node.at("expect"), ScenarioReader.tcns(timeline)));
  }
}
