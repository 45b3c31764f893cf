package org.tenprint.system.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.testkit.Checkout;

/** The sources as they lie in the checkout. */
final class Sources {
  static final Path ROOT = Checkout.root();

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Set<String> NOT_OURS = Set.of(".git", "target", ".local", "node_modules");

  private Sources() {}

  /** Names of the modules in the order of the root pom. */
  static List<String> modules() {
    Matcher module = MODULE.matcher(read("pom.xml"));
    return module.results().map(found -> found.group(1)).toList();
  }

  /** Every file of the main Java sources of every module. */
  static List<Path> mainSources() {
    return modules().stream()
        .map(module -> ROOT.resolve(module).resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(folder -> files(folder).stream())
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  /** Every file below a folder that is not built, hidden or run-time data, in order. */
  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !notOurs(folder.relativize(file).toString()))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean notOurs(String relative) {
    return Stream.of(relative.split("/")).anyMatch(NOT_OURS::contains);
  }

  static String read(String relative) {
    return read(ROOT.resolve(relative));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
