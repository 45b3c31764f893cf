package org.tenprint.system.house;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the poms have Maven run: plugins, what is put beside them, and build extensions. */
final class BuildPlugins {
  private static final Pattern BLOCK =
      Pattern.compile("<(plugin|extension)>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile(
          "(?:<groupId>([^<]+)</groupId>\\s*)?<artifactId>([^<]+)</artifactId>"
              + "(?:\\s*<version>([^<]+)</version>)?");
  private static final Pattern BESIDE =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern PROPERTY = Pattern.compile("<([a-z][a-zA-Z.-]+)>([^<]*)</\\1>");
  private static final String MAVENS = "org.apache.maven.plugins";

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> managed = new HashMap<>();
  private final Set<String> jars = new TreeSet<>();

  private BuildPlugins() {}

  /**
   * Paths of the jars in a local repository.
   *
   * @param poms the root's first: it has the versions
   */
  static Set<String> jars(Collection<String> poms) {
    BuildPlugins plugins = new BuildPlugins();
    PROPERTY
        .matcher(poms.iterator().next())
        .results()
        .forEach(found -> plugins.properties.putIfAbsent(found.group(1), found.group(2)));
    List<String> blocks = new ArrayList<>();
    poms.forEach(pom -> BLOCK.matcher(pom).results().forEach(found -> blocks.add(found.group(2))));
    blocks.forEach(plugins::add);
    return plugins.jars;
  }

  private void add(String block) {
    named(block);
    BESIDE.matcher(block).results().forEach(found -> named(found.group(1)));
  }

  private void named(String block) {
    var name = NAME.matcher(block);
    if (!name.find()) {
      throw new IllegalArgumentException("no plugin: " + block);
    }
    String group = name.group(1) == null ? MAVENS : name.group(1);
    String key = group + ":" + name.group(2);
    if (name.group(3) != null) {
      managed.putIfAbsent(key, version(name.group(3)));
    }
    String version = name.group(3) == null ? managed.get(key) : version(name.group(3));
    if (version == null) {
      throw new IllegalArgumentException("no version of " + key);
    }
    jars.add(PluginChecksums.path(group, name.group(2), version, ".jar"));
  }

  private String version(String text) {
    return text.startsWith("${")
        ? properties.getOrDefault(text.substring(2, text.length() - 1), text)
        : text;
  }
}
