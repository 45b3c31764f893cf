package org.tenprint.audit.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
          "offence-levels.csv", Pattern.compile(".*offen[cs]e-levels.*\\.csv"));

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "agencies.csv, county-field-office.csv and offence-levels.csv, or the folder of them.")
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
    Path part = Files.createTempDirectory(to.toAbsolutePath().getParent(), "reference-part");
    try {
      for (Map.Entry<String, Path> one : named().entrySet()) {
        Files.copy(one.getValue(), part.resolve(one.getKey()));
      }
      ReferenceSet set = ReferenceSet.load(part);
      boolean same = Files.exists(to) && keep(to, set.version());
      if (!same) {
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
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
      remove(part);
    }
  }

  private Map<String, Path> named() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        try (Stream<Path> below = Files.list(file)) {
          below.filter(Files::isRegularFile).sorted().forEach(all::add);
        }
      } else {
        all.add(file);
      }
    }
    Map<String, Path> named = new TreeMap<>();
    for (Path file : all) {
      FILES.forEach(
          (name, pattern) -> {
            if (pattern.matcher(file.getFileName().toString()).matches()
                && named.put(name, file) != null) {
              throw new Failure("two files are " + name);
            }
          });
    }
    if (named.size() < FILES.size()) {
      throw new Failure(
          "%s are wanted, and there are %s alone"
              .formatted(String.join(", ", new TreeMap<>(FILES).keySet()), named.keySet()));
    }
    return named;
  }

  /** Puts the set that is there aside, by its version; whether it is this one, and stays. */
  private static boolean keep(Path there, String version) throws IOException {
    String old;
    try {
      old = ReferenceSet.load(there).version();
    } catch (ReferenceDataException e) {
      throw new Failure(there + " holds something else: " + e.getMessage(), e);
    }
    if (old.equals(version)) {
      return true;
    }
    Path aside = there.resolveSibling(there.getFileName() + "-" + old);
    remove(aside);
    Files.move(there, aside, StandardCopyOption.ATOMIC_MOVE);
    return false;
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
