package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every fragment of the changelog has a number of its own and says whom it concerns. */
class ChangelogTest {
  private static final Pattern NAME = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern WHOM = Pattern.compile("\\*\\*([A-Za-z, ]+?)[.:]?\\*\\*.*");
  private static final Set<String> AUDIENCES =
      Set.of(
          "everybody",
          "agencies",
          "bureaus",
          "field offices",
          "record owners",
          "policy authors",
          "approvers",
          "clerks",
          "privacy officers",
          "examiners",
          "reviewers",
          "auditors",
          "operators",
          "contributors");

  @Test
  void everyFragmentHasItsNumberAndSaysWhomItConcerns() {
    Map<String, String> fragments = new TreeMap<>();
    Path folder = Sources.ROOT.resolve("docs/changelog");
    for (Path file : Sources.files(folder)) {
      String name = folder.relativize(file).toString();
      if (!name.equals("README.md")) {
        fragments.put(name, Sources.read(file));
      }
    }
    assertFalse(fragments.isEmpty());
    assertEquals(List.of(), wrong(fragments));
  }

  @Test
  void plantedMistakesAreSeen() {
    Map<String, String> planted = new TreeMap<>();
    planted.put("0001-good.md", "**Policy authors, reviewers**: a thing.\n");
    planted.put("0002-one.md", "**Everybody.** A thing.\n");
    planted.put("0002-two.md", "**Auditors:** a thing.\n");
    planted.put("0003-nobody.md", "- A thing.\n");
    planted.put("0004-kind.md", "**Added.** A thing.\n");
    planted.put("0005-empty.md", "**Operators.**\n");
    planted.put("5-Name.md", "**Everybody.** A thing.\n");
    assertEquals(
        List.of(
            "0002-two.md: its number is that of 0002-one.md",
            "0003-nobody.md: the first line does not begin with whom it concerns, in bold",
            "0004-kind.md: nobody of the list: added",
            "0005-empty.md: says nothing",
            "5-Name.md: not NNNN-what.md"),
        wrong(planted));
  }

  private static List<String> wrong(Map<String, String> fragments) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> numbers = new HashMap<>();
    fragments.forEach(
        (name, text) -> {
          Matcher named = NAME.matcher(name);
          if (!named.matches()) {
            wrong.add(name + ": not NNNN-what.md");
            return;
          }
          String other = numbers.putIfAbsent(named.group(1), name);
          if (other != null) {
            wrong.add(name + ": its number is that of " + other);
          }
          says(text).ifPresent(what -> wrong.add(name + ": " + what));
        });
    return wrong;
  }

  private static Optional<String> says(String text) {
    Matcher whom = WHOM.matcher(text.lines().findFirst().orElse(""));
    if (!whom.matches()) {
      return Optional.of("the first line does not begin with whom it concerns, in bold");
    }
    for (String one : whom.group(1).toLowerCase(Locale.ROOT).split(", | and ")) {
      if (!AUDIENCES.contains(one.strip())) {
        return Optional.of("nobody of the list: " + one.strip());
      }
    }
    return text.strip().length() == whom.group().strip().length() && whom.group().endsWith("**")
        ? Optional.of("says nothing")
        : Optional.empty();
  }
}
