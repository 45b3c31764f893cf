package org.tenprint.audit.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.LocalFolder;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code load reference}: the reference data of the next start. */
@Command(
    name = "reference",
    mixinStandardHelpOptions = true,
    description = {
      "Check agencies, counties and offence codes, and make them those of the next start.",
      "One bad row refuses all: a decision rests on the whole set."
    })
final class LoadReferenceCommand implements Callable<Integer> {
  /** Which file is which, by the names that they have. */
  private static final Map<String, Pattern> FILES =
      Map.of(
          "agencies.csv", Pattern.compile("agencies.*\\.csv"),
          "county-field-office.csv", Pattern.compile("county-field-office.*\\.csv"),
          "offence-levels.csv", Pattern.compile(".*offen[cs]e-levels.*\\.csv"),
          "offence-schemes.csv", Pattern.compile(".*offen[cs]e-schemes.*\\.csv"),
          "adult-ages.csv", Pattern.compile(".*adult-ages.*\\.csv"),
          "holidays.csv", Pattern.compile(".*holidays.*\\.csv"),
          "time-zones.csv", Pattern.compile(".*time-zones.*\\.csv"));

  private static final Set<String> NEEDED =
      Set.of("agencies.csv", "county-field-office.csv", "offence-levels.csv");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "agencies.csv, county-field-office.csv, offence-levels.csv and, where there are such,"
              + " offence-schemes.csv, adult-ages.csv, holidays.csv and time-zones.csv; or the"
              + " folder of them.")
  private List<Path> files;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Folder that services read at their start (default: reference/ of $TENPRINT_LOCAL, else"
              + " .local/reference of the checkout: what ./tenprint up reads).")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Path to = folder != null ? folder : LocalFolder.path().resolve("reference");
    Files.createDirectories(to.toAbsolutePath().getParent());
    boolean drop = true;
    Path part = Files.createTempDirectory(to.toAbsolutePath().getParent(), "reference-part");
    try {
      for (Map.Entry<String, Path> one : named().entrySet()) {
        Files.copy(one.getValue(), part.resolve(one.getKey()));
      }
      ReferenceSet set = ReferenceSet.load(part);
      Optional<String> old = version(to);
      boolean same = old.filter(set.version()::equals).isPresent();
      drop = same;
      if (old.isEmpty()) {
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      } else if (!same) {
        swap(part, to, to.resolveSibling(to.getFileName() + "-" + old.get()));
      }
      spec.commandLine()
          .getOut()
          .println(
              "reference data %s, %d agencies: %s"
                  .formatted(
                      set.version(),
                      set.agencies().size(),
                      same ? "it was there" : to + ", from the next start on"));
      return ExitCodes.OK;
    } catch (ReferenceDataException e) {
      spec.commandLine()
          .getErr()
          .println("reference: refused: " + e.getMessage().replace(part + "/", ""));
      return ExitCodes.FINDING;
    } finally {
      if (drop) {
        remove(part);
      }
    }
  }

  private Map<String, Path> named() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        try (Stream<Path> below = Files.list(file)) {
          below
              .filter(Files::isRegularFile)
              .filter(one -> one.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
              .sorted()
              .forEach(all::add);
        }
      } else {
        all.add(file);
      }
    }
    Map<String, Path> named = new TreeMap<>();
    for (Path file : all) {
      String name = nameOf(file);
      if (named.put(name, file) != null) {
        throw new Failure("two files are " + name);
      }
    }
    if (!named.keySet().containsAll(NEEDED)) {
      throw new Failure(
          "%s are wanted, and there are %s alone"
              .formatted(String.join(", ", new TreeSet<>(NEEDED)), named.keySet()));
    }
    return named;
  }

  /** Which file of the set it is: none is passed over, or the set would be another than meant. */
  private static String nameOf(Path file) {
    String own = file.getFileName().toString();
    List<String> names =
        FILES.keySet().stream().filter(name -> FILES.get(name).matcher(own).matches()).toList();
    if (names.size() != 1) {
      throw new Failure(
          "%s: by its name it is not one of %s; rename it or take it away, nothing is loaded"
              .formatted(file, String.join(", ", new TreeSet<>(FILES.keySet()))));
    }
    return names.get(0);
  }

  /**
   * The version of the set that is there; of one that is not read any more, as those of before
   * tables were read strictly, a name under which nothing was put aside.
   */
  private static Optional<String> version(Path there) throws IOException {
    if (!Files.exists(there)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReferenceSet.load(there).version());
    } catch (ReferenceDataException e) {
      if (!NEEDED.stream().allMatch(name -> Files.isRegularFile(there.resolve(name)))) {
        throw new Failure(there + " holds something else: " + e.getMessage(), e);
      }
      return IntStream.iterate(1, i -> i + 1)
          .mapToObj("unread-%d"::formatted)
          .filter(name -> Files.notExists(there.resolveSibling(there.getFileName() + "-" + name)))
          .findFirst();
    }
  }

  /**
   * Puts the new set in its place and the one that is there aside.
   *
   * @throws Failure where that fails: the old one stays, and the new one is where it was made
   */
  static void swap(Path made, Path to, Path aside) throws IOException {
    remove(aside);
    Files.move(to, aside, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(made, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
      throw new Failure("%s stays as it was, the new set is in %s: %s".formatted(to, made, e), e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
