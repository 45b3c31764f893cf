package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The poms say what the build uses, and nothing that it does not. */
class PomsTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)"
              + "</dependency>",
          Pattern.DOTALL);
  private static final Pattern MANAGED =
      Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);
  private static final Pattern PROPERTIES =
      Pattern.compile("<properties>(.*?)</properties>", Pattern.DOTALL);
  private static final Pattern PROPERTY = Pattern.compile("<([a-z][a-zA-Z.-]+)>[^<]*</");

  /** Pins of what nobody declares, each with its reason. */
  private static final Map<String, String> PINS_OF_OTHERS =
      Map.of(
          "commons-io:commons-io", "commons-csv needs a newer one than others bring",
          "com.google.protobuf:protobuf-java", "Tink needs a newer one than Quarkus brings",
          "org.postgresql:postgresql", "what others bring is on the list of known bad versions");

  /** Properties that Maven and its plugins read by themselves. */
  private static final Set<String> READ_BY_MAVEN =
      Set.of(
          "maven.build.timestamp.format",
          "maven.compiler.release",
          "project.build.sourceEncoding",
          "project.build.outputTimestamp");

  /** The front door reads versions of what the build itself does not need. */
  private static final String FRONT_DOOR =
      Sources.read("tenprint").replaceAll("<([a-z.-]+\\.version)>", "\\${$1}");

  @Test
  void everyPinIsOfSomethingThatAModuleDeclares() {
    assertEquals(Set.of(), deadPins(poms()));
  }

  @Test
  void everyPropertyOfTheRootIsUsed() {
    assertEquals(Set.of(), deadProperties(poms()));
  }

  @Test
  void everyModuleListsWhatItMayDependOn() {
    List<String> without =
        Sources.modules().stream()
            .filter(module -> !module.equals("service-parent"))
            .filter(module -> !poms().get(module).contains("<id>allowed-dependencies</id>"))
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void noModuleIsLeftOutOfTheBuildsCheckOfDependencies() {
    String root = poms().get("");
    assertTrue(root.contains("<goal>analyze-only</goal>"), "the check is not in the build");
    assertTrue(root.contains("<failOnWarning>true</failOnWarning>"));
    poms()
        .forEach(
            (module, pom) -> {
              assertTrue(!pom.contains("mdep.analyze.skip"), module + " skips the check");
              assertTrue(!pom.contains("ignoreAllNonTestScoped"), module);
              assertTrue(!Pattern.compile("<ignored\\w+>\\*").matcher(pom).find(), module);
            });
  }

  @Test
  void aPlantedPinAndAPlantedPropertyAreSeen() {
    Map<String, String> planted = new LinkedHashMap<>();
    planted.put(
        "",
        """
        <properties><used.version>1</used.version><dead.version>2</dead.version></properties>
        <dependencyManagement>
          <dependency><groupId>a</groupId><artifactId>used</artifactId><version>${used.version}</version></dependency>
          <dependency><groupId>a</groupId><artifactId>dead</artifactId><version>1</version></dependency>
          <dependency><groupId>a</groupId><artifactId>bom</artifactId><type>pom</type><scope>import</scope></dependency>
        </dependencyManagement>
        """);
    planted.put("m", "<dependency><groupId>a</groupId><artifactId>used</artifactId></dependency>");
    assertEquals(Set.of("a:dead"), deadPins(planted));
    assertEquals(Set.of("dead.version"), deadProperties(planted));
  }

  private static Map<String, String> poms() {
    Map<String, String> poms = new LinkedHashMap<>();
    poms.put("", Sources.read("pom.xml"));
    Sources.modules().forEach(module -> poms.put(module, Sources.read(module + "/pom.xml")));
    return poms;
  }

  private static Set<String> deadPins(Map<String, String> poms) {
    Set<String> declared = new TreeSet<>(PINS_OF_OTHERS.keySet());
    poms.values().forEach(pom -> declared.addAll(names(MANAGED.matcher(pom).replaceAll(""))));
    Set<String> dead = new TreeSet<>();
    MANAGED.matcher(poms.get("")).results().forEach(found -> dead.addAll(names(found.group())));
    dead.removeAll(declared);
    return dead;
  }

  private static List<String> names(String pom) {
    return DEPENDENCY
        .matcher(pom)
        .results()
        .filter(found -> !found.group(3).contains("<scope>import</scope>"))
        .map(found -> found.group(1) + ":" + found.group(2))
        .toList();
  }

  private static Set<String> deadProperties(Map<String, String> poms) {
    String all = String.join("\n", new ArrayList<>(poms.values())) + FRONT_DOOR;
    return PROPERTIES
        .matcher(poms.get(""))
        .results()
        .flatMap(section -> PROPERTY.matcher(section.group(1)).results())
        .map(property -> property.group(1))
        .filter(name -> !READ_BY_MAVEN.contains(name) && !all.contains("${" + name + "}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
