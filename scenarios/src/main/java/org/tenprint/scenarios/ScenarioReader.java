package org.tenprint.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.Gathered;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * Reads scenario files, and the baselines that they name.
 *
 * <p>Strict: an unknown key, a bad value, an id that stands twice, an id in {@code unless} that
 * stands nowhere, a list that lists nothing and a name that is not the file's are errors.
 */
public final class ScenarioReader {
  private static final String[] KEYS = {
    "scenario", "title", "source", "baseline", "hold-deadline", "instruments", "timeline", "expect"
  };
  private static final List<String> SUFFIXES = List.of(".yaml", ".yml");
  private static final String BASELINES = "baselines";
  private static final String BASELINE = "[A-Za-z0-9._-]+";
  private static final long LARGEST_FILE = 1 << 20;
  private static final int DEEPEST_FOLDER = 16;

  private final Optional<Path> baselines;

  /**
   * @param baselines folder of the baselines; empty is {@code baselines/} beside each scenario or
   *     beside a folder around it, the nearest that there is
   */
  public ScenarioReader(Optional<Path> baselines) {
    this.baselines = baselines;
  }

  /**
   * The scenario files behind files and folders: of a folder its {@code *.yaml} and {@code *.yml}
   * and those of the folders in it but {@code baselines}, in order of name. What is neither stands
   * among them, for its reading to say so.
   *
   * @throws UnreadableText if a folder cannot be listed
   */
  public static List<Path> files(List<Path> filesOrFolders) throws UnreadableText {
    List<Path> files = new ArrayList<>();
    for (Path path : filesOrFolders) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path, false));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /**
   * The files of a folder and those in it, in order of name.
   *
   * @param baselines whether baselines are among them
   */
  static List<Path> inFolder(Path folder, boolean baselines) throws UnreadableText {
    try (Stream<Path> below = Files.walk(folder, DEEPEST_FOLDER, FileVisitOption.FOLLOW_LINKS)) {
      return below
          .filter(path -> SUFFIXES.stream().anyMatch(path.toString()::endsWith))
          .filter(Files::isRegularFile)
          .filter(path -> baselines || !ofBaselines(folder.relativize(path)))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableText(folder + ": cannot be listed", e);
    }
  }

  private static boolean ofBaselines(Path below) {
    for (Path name : below) {
      if (name.toString().equals(BASELINES)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads a scenario and its baselines.
   *
   * @throws UnreadableText if a file is missing or not of the format
   */
  public Scenario read(Path file) throws UnreadableText {
    Node root = root(file).only(KEYS);
    Gathered all = new Gathered();
    String name = all.of(() -> named(root.at("scenario"), file));
    all.of(() -> root.remark("source"));
    List<Instrument> inForce = all.of(() -> baselines(file, root));
    List<Instrument> own = all.of(() -> instruments(root));
    List<TimelineEvent> timeline = all.of(() -> TimelineReader.read(root.at("timeline")));
    Expectation expect =
        timeline == null
            ? null
            : all.of(() -> ExpectationReader.read(root.at("expect"), tcns(timeline)));
    Optional<Duration> deadline = all.of(() -> HoldDeadlines.read(root, timeline));
    all.check();
    List<Instrument> instruments = concat(inForce, own);
    Texts.onceEach(root, instruments, timeline);
    String title = root.remark("title").orElse("");
    return new Scenario(name, title, instruments, timeline, expect, deadline);
  }

  /**
   * Reads the scenarios of a file: its one, or those of a law, by name.
   *
   * @throws UnreadableText if a file is missing or not of the format
   */
  public List<Scenario> readAll(Path file) throws UnreadableText {
    Node root = root(file);
    return LawReader.isLaw(root) ? LawReader.read(file, root).scenarios() : List.of(read(file));
  }

  /**
   * Instruments proposed beside others.
   *
   * @param inForce those of the baselines
   * @param proposed those that the file itself lists, in order
   */
  public record Proposed(List<Instrument> inForce, List<Instrument> proposed) {}

  /**
   * Reads what a file proposes: the instruments that it lists, and those of its timeline, beside
   * the baselines that it names. A scenario does, and so does a file that has no more than {@code
   * baseline} and {@code instruments}; of a law, what it says beside the laws that it names; of a
   * baseline, what it lists.
   *
   * @throws UnreadableText if a file is missing or not of the format
   */
  public Proposed proposed(Path file) throws UnreadableText {
    Node root = root(file);
    if (LawReader.isLaw(root)) {
      Law law = LawReader.read(file, root);
      return new Proposed(law.beside(), law.instruments());
    }
    root.only(KEYS);
    List<Instrument> inForce = isBaseline(root, file) ? List.of() : baselines(file, root);
    List<Instrument> proposed = new ArrayList<>(instruments(root));
    List<TimelineEvent> timeline =
        root.optional("timeline", TimelineReader::read).orElse(List.of());
    Texts.onceEach(root, concat(inForce, proposed), timeline);
    for (TimelineEvent event : timeline) {
      if (event instanceof TimelineEvent.Recorded recorded) {
        proposed.add(recorded.instrument());
      }
    }
    return new Proposed(inForce, proposed);
  }

  /** Whether a file is a baseline itself: what it names is where it stands. */
  private boolean isBaseline(Node root, Path file) throws UnreadableText {
    List<String> named =
        root.optional("baseline", list -> list.itemOrItems(Node::text)).orElse(List.of());
    Path itself = file.toAbsolutePath().normalize();
    return named.size() == 1
        && named.get(0).matches(BASELINE)
        && baselineFile(file, named.get(0))
            .filter(found -> found.toAbsolutePath().normalize().equals(itself))
            .isPresent();
  }

  static List<Instrument> concat(List<Instrument> some, List<Instrument> more) {
    List<Instrument> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private List<Instrument> baselines(Path file, Node root) throws UnreadableText {
    List<String> named =
        root.optional("baseline", list -> list.itemOrItems(Node::text)).orElse(List.of());
    List<Instrument> instruments = new ArrayList<>();
    for (String baseline : named) {
      instruments.addAll(baseline(file, root.at("baseline"), baseline));
    }
    return instruments;
  }

  /**
   * Reads a baseline.
   *
   * @throws UnreadableText if the file is missing or not of the format
   */
  public static List<Instrument> baseline(Path file) throws UnreadableText {
    Node root = root(file).only("baseline", "title", "instruments");
    named(root.at("baseline"), file);
    root.remark("title");
    return instruments(root);
  }

  private List<Instrument> baseline(Path scenario, Node at, String name) throws UnreadableText {
    if (!name.matches(BASELINE)) {
      throw at.error("%s is no name of a baseline", name);
    }
    Optional<Path> file = baselineFile(scenario, name);
    if (file.isEmpty()) {
      throw at.error("there is no file %s", baselinesOf(scenario).resolve(name + SUFFIXES.get(0)));
    }
    return baseline(file.get());
  }

  private Path baselinesOf(Path scenario) {
    return baselines.orElseGet(() -> baselinesFor(scenario));
  }

  private Optional<Path> baselineFile(Path scenario, String name) {
    return SUFFIXES.stream()
        .map(suffix -> baselinesOf(scenario).resolve(name + suffix))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Path baselinesFor(Path scenario) {
    Path beside = scenario.toAbsolutePath().normalize().resolveSibling(BASELINES);
    for (Path around = beside.getParent(); around != null; around = around.getParent()) {
      if (Files.isDirectory(around.resolve(BASELINES))) {
        return around.resolve(BASELINES);
      }
    }
    return beside;
  }

  static List<Instrument> instruments(Node root) throws UnreadableText {
    return root.optional("instruments", list -> list.items(InstrumentReader::read))
        .orElse(List.of());
  }

  static String named(Node name, Path file) throws UnreadableText {
    String fileName = file.getFileName().toString();
    String stated = name.text();
    if (SUFFIXES.stream().noneMatch(suffix -> fileName.equals(stated + suffix))) {
      throw name.error("the name must be the file's, not %s", stated);
    }
    return stated;
  }

  static Set<String> tcns(List<TimelineEvent> timeline) {
    return timeline.stream()
        .filter(TimelineEvent.Booked.class::isInstance)
        .map(event -> ((TimelineEvent.Booked) event).booking().submission().tcn())
        .collect(Collectors.toSet());
  }

  static Node root(Path file) throws UnreadableText {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableText(file + ": there is no such file or folder");
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new UnreadableText(file + ": larger than 1 MiB");
      }
      return Node.root(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UnreadableText(file + ": is no UTF-8 text", e);
    } catch (IOException e) {
      throw new UnreadableText(file + ": cannot be read", e);
    }
  }
}
