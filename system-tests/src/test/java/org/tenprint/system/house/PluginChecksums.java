package org.tenprint.system.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * SHA-256 of what Maven runs to build, by its path in a local repository; as {@code sha256sum}
 * writes it, so that {@code sha256sum -c --ignore-missing} reads it there too.
 */
final class PluginChecksums {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

  /** What Maven says of each file that it puts on a plugin's class path. */
  private static final Pattern INCLUDED = Pattern.compile("(?m)^\\[DEBUG]   Included: (\\S+)$");

  private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);

  private final Map<String, String> sums = new TreeMap<>();

  private PluginChecksums() {}

  /** Reads a list. */
  static PluginChecksums read(String list) {
    PluginChecksums read = new PluginChecksums();
    list.lines()
        .forEach(
            line -> {
              var parts = LINE.matcher(line);
              if (!parts.matches() || parts.group(2).contains("..")) {
                throw new IllegalArgumentException("checksum and path are wanted: " + line);
              }
              read.sums.put(parts.group(2), parts.group(1));
            });
    return read;
  }

  /**
   * Takes the sums of what a build had on its plugins' class paths, of the poms that say so, and of
   * these poms' parents.
   *
   * @param log of {@code ./mvnw -X}
   */
  static PluginChecksums of(String log, Path repository) {
    PluginChecksums taken = new PluginChecksums();
    INCLUDED
        .matcher(log)
        .results()
        .map(found -> found.group(1).split(":"))
        .forEach(
            name -> {
              String version = name[name.length - 1];
              String classifier = name.length == 5 ? "-" + name[3] : "";
              String pom = path(name[0], name[1], version, ".pom");
              taken.add(path(name[0], name[1], version, classifier + "." + name[2]), repository);
              taken.addWithParents(pom, repository);
            });
    return taken;
  }

  private void addWithParents(String pom, Path repository) {
    for (String next = pom; next != null && add(next, repository); ) {
      var parent = PARENT.matcher(Sources.read(repository.resolve(next)));
      next = parent.find() ? parentPath(parent.group(1)) : null;
    }
  }

  private static String parentPath(String parent) {
    return path(tag(parent, "groupId"), tag(parent, "artifactId"), tag(parent, "version"), ".pom");
  }

  private static String tag(String xml, String name) {
    return xml.replaceAll("(?s).*<" + name + ">\\s*([^<\\s]+)\\s*</.*", "$1");
  }

  /** Whether it was not there yet. */
  private boolean add(String path, Path repository) {
    return sums.putIfAbsent(path, sha256(repository.resolve(path))) == null;
  }

  /** Where a local repository has a file of an artifact. */
  static String path(String group, String artifact, String version, String ending) {
    return "%s/%s/%s/%s-%s%s"
        .formatted(group.replace('.', '/'), artifact, version, artifact, version, ending);
  }

  /** Whether the list has it. */
  boolean names(String path) {
    return sums.containsKey(path);
  }

  /** The files of the list that lie in the repository with other bytes. */
  List<String> changed(Path repository) {
    List<String> changed = new ArrayList<>();
    sums.forEach(
        (path, sum) -> {
          Path file = repository.resolve(path);
          if (Files.exists(file) && !sha256(file).equals(sum)) {
            changed.add(path);
          }
        });
    return changed;
  }

  /** The list. */
  String text() {
    StringBuilder text = new StringBuilder();
    sums.forEach((path, sum) -> text.append(sum).append("  ").append(path).append('\n'));
    return text.toString();
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
