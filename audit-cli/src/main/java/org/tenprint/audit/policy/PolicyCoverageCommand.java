package org.tenprint.audit.policy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.effect.Coverage;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Termination;
import org.tenprint.scenarios.RuleBookFolder;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.scenarios.text.CoverageText;
import org.tenprint.scenarios.text.InstrumentWords;
import org.tenprint.scenarios.text.Printable;
import org.tenprint.scenarios.text.UnreadableText;
import org.tenprint.scenarios.text.When;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy coverage}: what a rule book leaves open, and what in it is idle. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Say of the instruments of a folder (its baselines, its laws, its files without a timeline)"
            + " of which cases none speaks, which of them never decide anything, and which say the"
            + " same.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every instrument decides something, and no two say the same",
      "1:one decides nothing, or two say the same",
      "2:a file or reference data could not be read, or the folder lists no instrument"
    })
public final class PolicyCoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder, and those in it.")
  private Path folder;

  @Mixin private FolderOptions folders;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Legal time of the gaps, with its offset (default: when the last instrument begins).")
  private OffsetDateTime at;

  @Override
  public Integer call() {
    try {
      ReferenceLookup lookup = new ReferenceLookup(folders.baselines(), folders.reference());
      ReferencePlaces places = new ReferencePlaces(lookup.of(folder.resolve("any")));
      List<Instrument> instruments = places.resolved(RuleBookFolder.read(folder));
      instruments.stream()
          .filter(one -> one.validity().terminates().flatMap(Termination::stated).isPresent())
          .findFirst()
          .ifPresent(
              one -> {
                throw new Failure("no calendar reaches to the end of the notice of " + one.id());
              });
      OffsetDateTime when =
          at != null
              ? at
              : instruments.stream()
                  .map(one -> InstrumentWords.begins(one.validity()))
                  .max(Comparator.comparing(OffsetDateTime::toInstant))
                  .orElseThrow(() -> new Failure("no file in " + folder + " lists an instrument"));
      Coverage coverage =
          Coverage.of(RuleBook.of(instruments), places.table(), places.all(), when.toInstant());
      PrintWriter out = spec.commandLine().getOut();
      out.println(instruments.size() + " instruments, as of " + When.of(when));
      print(new CoverageText(coverage, places.all()), out);
      out.flush();
      PrintWriter err = spec.commandLine().getErr();
      folders.said(List.of(folder.resolve("any"))).forEach(err::println);
      err.flush();
      return coverage.idle().isEmpty() && coverage.equal().isEmpty()
          ? ExitCodes.OK
          : ExitCodes.FINDING;
    } catch (UnreadableText e) {
      throw new Failure(String.join(System.lineSeparator(), e.all()), e);
    }
  }

  private static void print(CoverageText text, PrintWriter out) {
    print(
        "no instrument speaks of (a case of each kind that the instruments there tell apart)",
        text.gaps(),
        out);
    print("decides nothing", text.idle(), out);
    print("says the same", text.equal(), out);
  }

  private static void print(String what, List<String> lines, PrintWriter out) {
    out.println();
    out.println(what);
    (lines.isEmpty() ? List.of("nothing") : lines)
        .forEach(line -> out.println("  " + Printable.of(line)));
  }
}
