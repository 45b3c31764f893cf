package org.tenprint.audit.policy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.ProposalSuite;
import org.tenprint.scenarios.ProposalSuite.Explained;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.text.AdmissionText;
import org.tenprint.scenarios.text.EffectText;
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

/** {@code policy explain}: what proposed instruments would change, and what they would not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Say of each instrument that a file lists what it would change beside the file's"
            + " baselines, what it would not, and what it conflicts with.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every instrument does what it says",
      "1:one is refused, contradicts, is out-voted, or ends what it may not or what is not there",
      "2:a file, a baseline or reference data could not be read"
    })
public final class PolicyExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILES-OR-DIRS",
      description =
          "Files with instruments, as scenarios have them: scenarios, drafts, baselines, laws; of a"
              + " folder its *.yaml and *.yml, and its folders'.")
  private List<Path> filesOrFolders;

  private List<Path> files;

  @Mixin private FolderOptions folders;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Legal time, with its offset (default: when each instrument begins; later begins are"
              + " asked then).")
  private OffsetDateTime at;

  @Option(
      names = "--watch",
      description =
          "Explain them again whenever one of them changes, until the command is stopped.")
  private boolean watch;

  @Override
  public Integer call() {
    return watch
        ? new FileChanges(filesOrFolders, folders)
            .whileTheyChange(this::once, spec.commandLine().getErr())
        : once();
  }

  private int once() {
    ProposalSuite suite = new ProposalSuite(folders.baselines(), folders.reference());
    Optional<Instant> when = Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = new Progress(err, System::nanoTime);
    List<String> unreadable = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    files = files();
    int number = 0;
    int inVain = 0;
    for (Path file : files) {
      try {
        List<Explained> explained = suite.explain(file, when);
        if (explained.isEmpty() && filesOrFolders.contains(file)) {
          unreadable.add(file + ": it proposes no instrument");
        }
        suite.unknown(file).forEach(what -> unknown.add("warning: " + file + ": " + what));
        explained.forEach(one -> print(one, out));
        number += explained.size();
        inVain += (int) explained.stream().filter(Explained::inVain).count();
        progress.done(number, "explained");
      } catch (UnreadableText e) {
        unreadable.addAll(e.all());
      }
    }
    out.println(number + " explained, " + inVain + " refused or in vain");
    out.flush();
    reference(unreadable).forEach(err::println);
    unknown.forEach(what -> err.println(Printable.of(what)));
    unreadable.forEach(what -> err.println(Printable.of(what)));
    err.flush();
    if (!unreadable.isEmpty()) {
      return ExitCodes.CANNOT_ANSWER;
    }
    return inVain == 0 ? ExitCodes.OK : ExitCodes.FINDING;
  }

  private List<Path> files() {
    try {
      return ScenarioReader.files(filesOrFolders);
    } catch (UnreadableText e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  /** What was taken; that it cannot be read was said of each file before. */
  private Set<String> reference(List<String> unreadable) {
    try {
      return folders.said(files);
    } catch (UnreadableText e) {
      if (!unreadable.contains(e.getMessage())) {
        unreadable.add(e.getMessage());
      }
      return Set.of();
    }
  }

  private static void print(Explained explained, PrintWriter out) {
    Instrument instrument = explained.instrument();
    out.println(
        Printable.of(
            instrument.id() + ", from " + When.of(InstrumentWords.begins(instrument.validity()))));
    InstrumentWords.says(instrument).forEach(one -> out.println("  " + Printable.of(one)));
    if (!instrument.provenance().citation().isBlank()) {
      out.println("  Cited: " + Printable.of(instrument.provenance().citation()));
    }
    if (explained.refused().isPresent()) {
      Admission refusal = explained.refused().get();
      out.println("  refused: " + refusal + ": " + AdmissionText.of(refusal));
    }
    if (explained.statement().isPresent()) {
      EffectText text = explained.statement().get();
      text.sentences().forEach(sentence -> out.println("  " + Printable.of(sentence)));
      out.println("  conflict report " + text.report());
      List<String> conflicts = text.conflicts();
      (conflicts.isEmpty() ? List.of("none") : conflicts)
          .forEach(conflict -> out.println("    " + Printable.of(conflict)));
    }
    out.println();
  }
}
