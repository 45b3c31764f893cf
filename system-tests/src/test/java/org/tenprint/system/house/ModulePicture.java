package org.tenprint.system.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The modules and which is built from which, as a Mermaid picture. Only what is compiled in is
 * drawn: not what serves tests, nor the order of the build. An arrow that others imply is left out.
 */
final class ModulePicture {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>org.tenprint</groupId>\\s*<artifactId>([a-z-]+)</artifactId>"
              + "(.*?)</dependency>",
          Pattern.DOTALL);

  private ModulePicture() {}

  /**
   * Draws them.
   *
   * @param poms by module, in the order of the build
   */
  static String of(Map<String, String> poms) {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    poms.forEach((module, pom) -> uses.put(module, compiledIn(pom)));
    List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
    uses.forEach((module, used) -> lines.add("  " + module + node(module)));
    new TreeMap<>(uses)
        .forEach(
            (module, used) ->
                used.stream()
                    .filter(to -> used.stream().noneMatch(by -> reaches(by, to, uses)))
                    .forEach(to -> lines.add("  " + module + " --> " + to)));
    lines.add("```");
    return String.join("\n", lines) + "\n";
  }

  private static Set<String> compiledIn(String pom) {
    Set<String> used = new TreeSet<>();
    DEPENDENCY
        .matcher(pom)
        .results()
        .filter(found -> !found.group(2).contains("<scope>"))
        .forEach(found -> used.add(found.group(1)));
    return used;
  }

  /** Whether the module is built from the other by way of a third or directly. */
  private static boolean reaches(String module, String other, Map<String, Set<String>> uses) {
    return !module.equals(other)
        && uses.getOrDefault(module, Set.of()).stream()
            .anyMatch(used -> used.equals(other) || reaches(used, other, uses));
  }

  /** Services round, hearts six-sided, everything else a box. */
  private static String node(String module) {
    if (module.endsWith("-service")) {
      return "([" + module + "])";
    }
    return Set.of("matching", "policy").contains(module)
        ? "{{" + module + "}}"
        : "[" + module + "]";
  }
}
