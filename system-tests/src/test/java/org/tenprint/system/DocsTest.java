package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.MissingFinger;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.notification.MessageKind;

/** What the documentation says of paths, commands and modules is true. */
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root", ".."));
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern ANCHOR =
      Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]*)#([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern COMMAND = Pattern.compile("\\./tenprint ([a-z-]+)");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @Test
  void everyRelativeLinkLeadsToAFile() {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(read(page));
      while (link.find()) {
        String target = link.group(1);
        if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(ROOT.relativize(page) + " → " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everyAnchorIsAHeadingOfItsPage() {
    List<String> broken = new ArrayList<>();
    int count = 0;
    for (Path page : pages()) {
      Matcher link = ANCHOR.matcher(read(page));
      while (link.find()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        if (!link.group(1).contains("://") && target.toString().endsWith(".md")) {
          count++;
          if (!anchors(read(target)).contains(link.group(2))) {
            broken.add(ROOT.relativize(page) + " → " + link.group(1) + "#" + link.group(2));
          }
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(count > 50, count + " anchors");
    assertEquals(List.of("what-202-means"), anchors("## What `202` means\n```\n# no\n```\n"));
  }

  /** As renderers of Markdown name headings: small letters, hyphens for spaces, no marks. */
  private static List<String> anchors(String page) {
    return HEADING
        .matcher(FENCED.matcher(page).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1"))
        .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(text -> text.replace(' ', '-'))
        .toList();
  }

  /** What a recipient copies is what an integration test runs. */
  @Test
  void theSampleOfARecipientIsTheOneThatRuns() {
    String source =
        read(ROOT.resolve("system-tests/src/test/java/org/tenprint/system/OpenMessage.java"));
    String sample =
        source.substring(source.indexOf("// sample\n") + 10, source.indexOf("  // end of sample"));
    assertTrue(
        read(ROOT.resolve("docs/recipients.md")).contains("```java\n" + sample.indent(-2) + "```"),
        "docs/recipients.md has another sample than OpenMessage.java");
    assertTrue(
        read(ROOT.resolve("samples/java/Recipient.java")).contains(sample),
        "Recipient.java opens messages in another way than OpenMessage.java");
  }

  /** Of a kind that it does not name a sample does nothing, and it acts on no kind by accident. */
  @Test
  void everySampleNamesEveryKindOfMessage() {
    TreeSet<String> kinds = new TreeSet<>();
    for (MessageKind kind : MessageKind.values()) {
      kinds.add(kind.name());
    }
    kinds.remove(MessageKind.UNKNOWN.name());
    Pattern named = Pattern.compile("KINDS =[^\\[(]*[\\[(]([^\\])]*)[\\])]");
    for (String sample :
        List.of("java/Recipient.java", "node/recipient.mjs", "python/recipient.py")) {
      Matcher names = named.matcher(read(ROOT.resolve("samples").resolve(sample)));
      assertTrue(names.find(), sample);
      TreeSet<String> found = new TreeSet<>();
      Pattern.compile("\\w+").matcher(names.group(1)).results().forEach(w -> found.add(w.group()));
      assertEquals(kinds, found, sample);
    }
  }

  /** Who keeps changes of a clone commits nothing that is of people. */
  @Test
  void theInboxOfTheRecipientsPageIsWhereGitTakesNothing() {
    String page = read(ROOT.resolve("docs/recipients.md")).replace("\\\n", "");
    List<String> reading = page.lines().filter(line -> line.contains(" read $CRED ")).toList();
    assertEquals(3, reading.size(), reading.toString());
    reading.forEach(line -> assertTrue(line.endsWith(" $INBOX"), line));
    Matcher inbox = Pattern.compile("\\bINBOX=([^/\\s;]+/)\\S+").matcher(page);
    assertTrue(inbox.find(), "no INBOX");
    List<String> ignored = read(ROOT.resolve(".gitignore")).lines().toList();
    assertTrue(ignored.contains(inbox.group(1)), inbox.group());
  }

  /** The schema's word is the word: what an agency writes to Kafka has these fields. */
  @Test
  void everyFieldOfASubmissionStandsInTheAgenciesPage() {
    String page = read(ROOT.resolve("docs/agencies.md"));
    TreeSet<String> absent = new TreeSet<>();
    TreeSet<String> dates = new TreeSet<>();
    for (Schema of :
        List.of(
            Submission.getClassSchema(),
            Charge.getClassSchema(),
            Conviction.getClassSchema(),
            Print.getClassSchema(),
            MissingFinger.getClassSchema())) {
      for (Schema.Field field : of.getFields()) {
        if (!page.contains("`" + field.name() + "`")
            && !page.contains("\"" + field.name() + "\":")) {
          absent.add(of.getName() + "." + field.name());
        }
        boolean compound = field.schema().getType() == Schema.Type.ARRAY;
        if (!compound && field.schema().toString().contains("\"date\"")) {
          dates.add(field.name());
        }
      }
    }
    assertEquals(new TreeSet<String>(), absent);
    assertEquals(
        new TreeSet<>(List.of("convicted", "occurred", "released")), dates, "the page says so");
  }

  @Test
  void everyCommandNamedIsAVerbOfTheFrontDoor() {
    String script = read(ROOT.resolve("tenprint"));
    TreeSet<String> unknown = new TreeSet<>();
    TreeSet<String> named = new TreeSet<>();
    for (Path page : pages()) {
      Matcher command = COMMAND.matcher(read(page));
      while (command.find()) {
        String verb = command.group(1);
        named.add(verb);
        if (!Pattern.compile("(?m)^[^#\\n]*\\b" + verb + "\\b[^\\n]*\\)").matcher(script).find()) {
          unknown.add(verb);
        }
      }
    }
    assertTrue(named.contains("demo"), "the scan finds no command at all");
    assertEquals(new TreeSet<String>(), unknown);
  }

  @Test
  void theReadmesTestCommandIsTheOneThatCiRuns() {
    String command = "./mvnw -B verify";
    assertTrue(read(ROOT.resolve("README.md")).contains(command));
    assertTrue(read(ROOT.resolve(".ci/run")).contains(command));
  }

  @Test
  void everyModuleStandsInTheArchitecture() {
    String architecture = read(ROOT.resolve("docs/architecture.md"));
    Matcher module = MODULE.matcher(read(ROOT.resolve("pom.xml")));
    List<String> absent = new ArrayList<>();
    while (module.find()) {
      String name = module.group(1);
      if (!name.equals("service-parent") && !architecture.contains("`" + name + "`")) {
        absent.add(name);
      }
    }
    assertEquals(List.of(), absent);
  }

  @Test
  void aStrangerFindsTheLicenceTheRulesOfTheHouseAndWhomToTell() {
    String readme = read(ROOT.resolve("README.md"));
    for (String page : List.of("LICENSE", "CONTRIBUTING.md", "SECURITY.md")) {
      assertTrue(readme.contains("](" + page + ")"), page + " is not linked from the README");
    }
    assertTrue(read(ROOT.resolve("LICENSE")).contains("Apache License"));
    assertTrue(
        read(ROOT.resolve("pom.xml")).contains("<name>Apache-2.0</name>"),
        "the pom names another licence");
    String container = read(ROOT.resolve(".devcontainer/devcontainer.json"));
    Matcher jdk = Pattern.compile("temurin:(\\d+\\.\\d+\\.\\d+_\\d+)-").matcher(container);
    assertTrue(jdk.find(), "the container's JDK is not pinned");
    assertTrue(
        read(ROOT.resolve("Dockerfile")).contains("temurin:" + jdk.group(1) + "-jre"),
        "develop with the JDK that runs");
  }

  @Test
  void everyMavenCommandOfTheContributorsPageNamesWhatThereIs() {
    Matcher command =
        Pattern.compile("-pl ([a-z,-]+)").matcher(read(ROOT.resolve("CONTRIBUTING.md")));
    while (command.find()) {
      for (String module : command.group(1).split(",")) {
        assertTrue(Files.exists(ROOT.resolve(module).resolve("pom.xml")), module);
      }
    }
  }

  @Test
  void everyDecisionStandsInTheIndex() throws IOException {
    String index = read(ROOT.resolve("docs/adr/README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/adr"))) {
      List<String> decisions =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.matches("\\d{4}-.*"))
              .toList();
      assertFalse(decisions.isEmpty());
      decisions.forEach(name -> assertTrue(index.contains(name), name + " is not in the index"));
    }
  }

  private static List<Path> pages() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages =
          new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md")).toList());
      List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "laws/README.md", "samples/README.md")
          .forEach(page -> pages.add(ROOT.resolve(page)));
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
