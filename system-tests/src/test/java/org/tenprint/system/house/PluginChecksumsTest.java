package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven runs to build is what was looked at once, byte for byte. */
class PluginChecksumsTest {
  private static final Path LIST =
      Sources.ROOT.resolve("system-tests/src/test/resources/house/plugins.sha256");
  private static final Path REPOSITORY =
      Path.of(
          System.getProperty(
              "tenprint.repository", System.getProperty("user.home") + "/.m2/repository"));

  /** Pinned in the root pom since they belong to the life cycle; no build here comes to them. */
  private static final Set<String> NEVER_RUN =
      Set.of(
          "org/apache/maven/plugins/maven-deploy-plugin",
          "org/apache/maven/plugins/maven-site-plugin");

  @TempDir Path folder;

  /**
   * Written again with {@code -Dtenprint.generate=true} and the log of a build, {@code
   * -Dtenprint.build.log=FILE}.
   */
  @Test
  void noFileThatMavenRunsHasOtherBytesThanTheListSays() throws IOException {
    if (Boolean.getBoolean("tenprint.generate")
        && System.getProperty("tenprint.build.log") != null) {
      String log = Files.readString(Path.of(System.getProperty("tenprint.build.log")));
      Files.writeString(LIST, PluginChecksums.of(log, REPOSITORY).text());
    }
    assertEquals(List.of(), list().changed(REPOSITORY));
  }

  @Test
  void thePluginThatRunsThisTestLiesWhereTheTestLooks() {
    String surefire =
        BuildPlugins.jars(poms()).stream()
            .filter(jar -> jar.contains("/maven-surefire-plugin-"))
            .findFirst()
            .orElseThrow();
    assertTrue(Files.exists(REPOSITORY.resolve(surefire)), "no " + surefire + " in " + REPOSITORY);
  }

  @Test
  void everyPluginAndExtensionOfThePomsIsOnTheListWithItsPom() {
    assertEquals(
        Set.of(),
        unlisted(poms()),
        "write it again: ./mvnw -B -X -DskipTests clean install exec:help > build.log, then -pl system-tests"
            + " -Dtest=PluginChecksumsTest"
            + " \"-Dtenprint.test.jvm=-Dtenprint.generate=true -Dtenprint.build.log=FILE\"");
  }

  @Test
  void oneChangedByteOfAPluginIsSeen() throws IOException {
    String jar = "g/maven-x-plugin/1/maven-x-plugin-1.jar";
    Path file = folder.resolve(jar);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1, 2, 3});
    Files.writeString(folder.resolve(jar.replace(".jar", ".pom")), "<project/>");
    PluginChecksums list =
        PluginChecksums.read(
            PluginChecksums.of("[DEBUG]   Included: g:maven-x-plugin:jar:1\n", folder).text());
    assertEquals(List.of(), list.changed(folder));
    Files.write(file, new byte[] {1, 2, 4});
    assertEquals(List.of(jar), list.changed(folder));
    assertEquals(List.of(), list.changed(folder.resolve("empty")));
  }

  @Test
  void thePomsThatSayWhatIsLoadedAreListedUpToTheFirst() throws IOException {
    pom("org/a/plugin/2/plugin-2", "org.a", "parent", "7");
    pom("org/a/parent/7/parent-7", "org", "top", "1");
    Files.createDirectories(folder.resolve("org/top/1"));
    Files.writeString(folder.resolve("org/top/1/top-1.pom"), "<project/>");
    Files.write(folder.resolve("org/a/plugin/2/plugin-2-classes.jar"), new byte[] {7});
    PluginChecksums taken =
        PluginChecksums.of("[DEBUG]   Included: org.a:plugin:jar:classes:2\n", folder);
    assertEquals(
        List.of(
            "org/a/parent/7/parent-7.pom",
            "org/a/plugin/2/plugin-2-classes.jar",
            "org/a/plugin/2/plugin-2.pom",
            "org/top/1/top-1.pom"),
        taken.text().lines().map(line -> line.substring(66)).toList());
  }

  private void pom(String path, String group, String artifact, String version) throws IOException {
    Path file = folder.resolve(path + ".pom");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<parent><artifactId>%2$s</artifactId><groupId>%1$s</groupId> <version>%3$s</version></parent><groupId>x</groupId>"
            .formatted(group, artifact, version));
  }

  /** A plugin, a newer one, one of a module alone, what is put beside one, an extension. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<plugin><artifactId>maven-new-plugin</artifactId><version>1</version></plugin>",
        "<plugin><artifactId>maven-surefire-plugin</artifactId><version>99</version></plugin>",
        "<plugin><groupId>a.b</groupId><artifactId>c</artifactId><version>1</version></plugin>",
        "<plugin><artifactId>maven-surefire-plugin</artifactId><dependencies><dependency>"
            + "<groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency></dependencies></plugin>",
        "<extension><groupId>a</groupId><artifactId>b</artifactId><version>1</version></extension>"
      })
  void aPlantedPluginIsSeen(String planted) {
    List<String> poms = new ArrayList<>(poms());
    poms.add("<project>" + planted + "</project>");
    assertEquals(1, unlisted(poms).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc  a.jar", "# remark"})
  void aLineThatCannotBeReadIsNoLine(String line) {
    assertThrows(IllegalArgumentException.class, () -> PluginChecksums.read(line + "\n"));
  }

  private static Set<String> unlisted(List<String> poms) {
    PluginChecksums list = list();
    return BuildPlugins.jars(poms).stream()
        .filter(jar -> NEVER_RUN.stream().noneMatch(jar::startsWith))
        .filter(jar -> !list.names(jar) || !list.names(jar.replaceAll("jar$", "pom")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static PluginChecksums list() {
    return PluginChecksums.read(Sources.read(LIST));
  }

  /** The root's first; of Maven's own extensions, where there are any, last. */
  private static List<String> poms() {
    List<String> poms = new ArrayList<>();
    poms.add(Sources.read("pom.xml"));
    Sources.modules().forEach(module -> poms.add(Sources.read(module + "/pom.xml")));
    Path extensions = Sources.ROOT.resolve(".mvn/extensions.xml");
    if (Files.exists(extensions)) {
      poms.add(Sources.read(extensions));
    }
    return poms;
  }
}
