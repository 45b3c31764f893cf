package org.tenprint.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * The instruments of a folder as one rule book: those of its baselines, of its laws, and of its
 * files that have no timeline. What a scenario lists is in force in that scenario alone.
 */
public final class RuleBookFolder {
  private RuleBookFolder() {}

  /**
   * Reads a folder, and the folders in it.
   *
   * @throws UnreadableText if a file is not of the format, or two list an instrument of one id
   */
  public static List<Instrument> read(Path folder) throws UnreadableText {
    Map<String, Path> from = new LinkedHashMap<>();
    List<Instrument> all = new ArrayList<>();
    for (Path file : ScenarioReader.inFolder(folder, true)) {
      for (Instrument one : instruments(file)) {
        Path first = from.putIfAbsent(one.id(), file);
        if (first != null) {
          throw new UnreadableText(
              "%s: the instrument %s stands in %s too".formatted(file, one.id(), first));
        }
        all.add(one);
      }
    }
    return all;
  }

  private static List<Instrument> instruments(Path file) throws UnreadableText {
    Node root = ScenarioReader.root(file);
    if (LawReader.isLaw(root)) {
      return LawReader.read(file, root).instruments();
    }
    if (root.optional("scenario", name -> name).isPresent()
        || root.optional("timeline", events -> events).isPresent()) {
      return List.of();
    }
    return ScenarioReader.instruments(root.only("baseline", "title", "instruments"));
  }
}
