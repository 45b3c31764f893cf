package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Policy's word is the word. A class of ours is named by its whole name in two cases alone: it is
 * one of the events, and the file speaks of its namesake too (ADR 0070); or it stands in the list.
 */
class NamesakesTest {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root", ".."));
  private static final Pattern WHOLE =
      Pattern.compile("\\borg\\.tenprint(?:\\.[a-z_]\\w*)+\\.([A-Z]\\w*)");

  /** File and name, with the reason. */
  private static final Map<String, String> LISTED = Map.of();

  @Test
  void aWholeNameStandsWhereANamesakeDoes() {
    Map<String, String> sources = sources();
    assertTrue(sources.size() > 1000, "the scan finds the sources: " + sources.size());
    List<String> wrong = wrong(sources);
    wrong.removeIf(found -> LISTED.containsKey(found.replaceFirst(":.*", "")));
    assertEquals(List.of(), wrong);
  }

  @Test
  void anEventsNameBesideItsNamesakeIsFound() {
    String codec =
        """
        package org.tenprint.a;
        import org.tenprint.policy.law.Reason;
        /** Not {@link org.tenprint.policy.law.Reason}. */
        class Codec {
          String text = "org.tenprint.policy.law.Reason" + \"""
            org.tenprint.policy.law.Reason \\"\\"\\" it's
            \""" + '"';
          Reason reason(org.tenprint.events.notification.Reason written) { return null; }
        }
        """;
    assertEquals(List.of(), wrong(Map.of("Codec.java", codec)));
  }

  @Test
  void aWholeNameWithoutItsReasonIsFound() {
    Map<String, String> sources = new TreeMap<>();
    sources.put(
        "Needless.java",
        "package org.tenprint.a; class Needless {\n org.tenprint.events.booking.Print print; }");
    sources.put(
        "Turned.java",
        """
        package org.tenprint.a;
        import org.tenprint.events.notification.Reason;
        class Turned {
          org.tenprint.policy.law.Reason reason;
          org.tenprint.a.Needless beside;
        }
        """);
    assertEquals(
        List.of(
            "Needless.java:2 org.tenprint.events.booking.Print: import it",
            "Turned.java:4 org.tenprint.policy.law.Reason: import it, and write the event's name"
                + " whole",
            "Turned.java:5 org.tenprint.a.Needless: import it"),
        wrong(sources));
  }

  private static List<String> wrong(Map<String, String> sources) {
    Map<String, JavaText> texts = new TreeMap<>();
    Map<String, Set<String>> declared = new HashMap<>();
    sources.forEach(
        (file, source) -> {
          JavaText text = JavaText.of(source);
          texts.put(file, text);
          String own = file.replaceFirst(".*/", "").replace(".java", "");
          declared.computeIfAbsent(text.home(), none -> new TreeSet<>()).add(own);
        });
    List<String> wrong = new ArrayList<>();
    texts.forEach(
        (file, text) -> {
          Set<String> here = text.declared();
          here.addAll(declared.get(text.home()));
          Matcher whole = WHOLE.matcher(text.code());
          while (whole.find()) {
            String name = whole.group();
            String place = file + ":" + line(text.code(), whole.start()) + " " + name;
            if (!namesake(text, here, name, whole.group(1))) {
              wrong.add(place + ": import it");
            } else if (!name.startsWith("org.tenprint.events.")) {
              wrong.add(place + ": import it, and write the event's name whole");
            }
          }
        });
    return wrong;
  }

  /** Whether the simple name means another class in that file. */
  private static boolean namesake(JavaText text, Set<String> here, String name, String simple) {
    String imported = text.imports().get(simple);
    return imported != null
        ? !imported.equals(name)
        : here.contains(simple) && !name.equals(text.home() + "." + simple);
  }

  private static long line(String code, int at) {
    return code.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  private static Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT, 1)) {
      for (Path module : files.filter(Files::isDirectory).toList()) {
        if (Files.isDirectory(module.resolve("src"))) {
          sources(module.resolve("src"), sources);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static void sources(Path folder, Map<String, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(ROOT.relativize(file).toString(), Files.readString(file));
      }
    }
  }
}
